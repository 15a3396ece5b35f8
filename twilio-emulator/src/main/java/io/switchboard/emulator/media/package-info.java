/** The contents of media: fetched from the sender, kept for the phones, and served by a host of their own. */
@NullMarked
package io.switchboard.emulator.media;

import org.jspecify.annotations.NullMarked;
