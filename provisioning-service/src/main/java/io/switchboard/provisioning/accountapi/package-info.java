/** Serves the accounts: lists, creates, imports, suspends, closes and re-tokens them. */
@NullMarked
package io.switchboard.provisioning.accountapi;

import org.jspecify.annotations.NullMarked;
