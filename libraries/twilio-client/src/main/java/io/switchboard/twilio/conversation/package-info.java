/** Twilio Conversations: conversations with their participants and messages. */
@NullMarked
package io.switchboard.twilio.conversation;

import org.jspecify.annotations.NullMarked;
