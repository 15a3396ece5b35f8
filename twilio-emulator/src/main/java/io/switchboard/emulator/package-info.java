/** Stands in for Twilio. */
@NullMarked
package io.switchboard.emulator;

import org.jspecify.annotations.NullMarked;
