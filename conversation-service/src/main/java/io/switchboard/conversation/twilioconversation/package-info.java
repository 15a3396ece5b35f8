/** Stores which of our conversations belongs to a conversation of Twilio Conversations. */
@NullMarked
package io.switchboard.conversation.twilioconversation;

import org.jspecify.annotations.NullMarked;
