/** Accounts, subaccounts and who may act for them. */
@NullMarked
package io.switchboard.emulator.account;

import org.jspecify.annotations.NullMarked;
