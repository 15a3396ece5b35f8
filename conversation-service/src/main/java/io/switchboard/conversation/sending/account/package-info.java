/** Tracks through which Twilio account a message is sent, and whether Twilio serves that account. */
@NullMarked
package io.switchboard.conversation.sending.account;

import org.jspecify.annotations.NullMarked;
