/** The balance and the settings of accounts that a person changes in Twilio's console only. */
@NullMarked
package io.switchboard.emulator.setup;

import org.jspecify.annotations.NullMarked;
