/** Emulates Twilio on one machine. */
@NullMarked
package io.switchboard.emulator;

import org.jspecify.annotations.NullMarked;
