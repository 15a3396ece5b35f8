/** The calls of accounts as Twilio's API serves them. */
@NullMarked
package io.switchboard.emulator.call.rest;

import org.jspecify.annotations.NullMarked;
