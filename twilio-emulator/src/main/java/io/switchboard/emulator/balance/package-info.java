/** The money of the main accounts, which their subaccounts spend as well. */
@NullMarked
package io.switchboard.emulator.balance;

import org.jspecify.annotations.NullMarked;
