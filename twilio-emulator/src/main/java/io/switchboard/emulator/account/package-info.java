/** Accounts, subaccounts and the authentication of their requests. */
@NullMarked
package io.switchboard.emulator.account;

import org.jspecify.annotations.NullMarked;
