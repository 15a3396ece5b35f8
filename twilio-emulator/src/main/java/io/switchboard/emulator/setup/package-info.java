/** The settings of accounts that a person changes in Twilio's console, and those of Conversations that the API changes too. */
@NullMarked
package io.switchboard.emulator.setup;

import org.jspecify.annotations.NullMarked;
