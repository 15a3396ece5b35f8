package io.switchboard.conversation.twilioconversation.creation;

import io.switchboard.conversation.twilioconversation.StoredTwilioConversation;
import org.jspecify.annotations.Nullable;

/** The result of an attempt to create a conversation at Twilio. */
sealed interface CreationOutcome {

    /** Twilio has it, and it has a conversation of ours. */
    record Created(StoredTwilioConversation conversation) implements CreationOutcome {}

    /** Twilio does not answer: another attempt follows. */
    record Pending() implements CreationOutcome {}

    /** Twilio refuses it for good. */
    record Refused(int httpStatus, @Nullable Integer code) implements CreationOutcome {}
}
