package io.switchboard.twilio.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.twilio.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as Twilio stores it.
 *
 * @param state {@code active}, {@code inactive} or {@code closed}
 * @param serviceSid the Conversations Service that it belongs to
 * @see <a href="https://www.twilio.com/docs/conversations/api/conversation-resource">Conversation resource</a>
 */
public record TwilioConversation(
        String sid, String state, @Nullable String serviceSid) {

    static TwilioConversation of(JsonNode json) {
        return new TwilioConversation(
                JsonFields.text(json, "sid"),
                JsonFields.text(json, "state"),
                JsonFields.textOrNull(json, "chat_service_sid"));
    }
}
