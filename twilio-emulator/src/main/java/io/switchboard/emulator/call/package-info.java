/** Calls of customers, carried out by the TwiML of the numbers' owners. */
@NullMarked
package io.switchboard.emulator.call;

import org.jspecify.annotations.NullMarked;
