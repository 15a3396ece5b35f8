/** The error log of accounts, which Twilio calls alerts. */
@NullMarked
package io.switchboard.emulator.alert;

import org.jspecify.annotations.NullMarked;
