/** The webhook of an account's Twilio Conversations, and the addresses for which it creates conversations. */
@NullMarked
package io.switchboard.provisioning.conversations;

import org.jspecify.annotations.NullMarked;
