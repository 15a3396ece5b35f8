/** Manages accounts, and the auth tokens of one account. */
@NullMarked
package io.switchboard.twilio.account;

import org.jspecify.annotations.NullMarked;
