/** Stores the messages, participants, states and deliveries that Twilio Conversations reports. */
@NullMarked
package io.switchboard.conversation.twilioconversation.receiving;

import org.jspecify.annotations.NullMarked;
