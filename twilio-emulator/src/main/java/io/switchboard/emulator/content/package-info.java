/** The Content API: templates that WhatsApp approves before they are sent. */
@NullMarked
package io.switchboard.emulator.content;

import org.jspecify.annotations.NullMarked;
