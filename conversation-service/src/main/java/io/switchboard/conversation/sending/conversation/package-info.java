/** Sends messages into conversations of Twilio Conversations. */
@NullMarked
package io.switchboard.conversation.sending.conversation;

import org.jspecify.annotations.NullMarked;
