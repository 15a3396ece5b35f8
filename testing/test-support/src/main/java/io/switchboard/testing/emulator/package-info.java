/** Runs the Twilio emulator inside the tests' process. */
@NullMarked
package io.switchboard.testing.emulator;

import org.jspecify.annotations.NullMarked;
