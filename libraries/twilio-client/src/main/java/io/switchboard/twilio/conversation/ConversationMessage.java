package io.switchboard.twilio.conversation;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.twilio.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * A message in a conversation, as Twilio stores it.
 *
 * @param sid {@code IM…}
 * @param attributes JSON text, which the creator of the message gave it
 * @param dateCreated null where Twilio gives none
 */
public record ConversationMessage(
        String sid, String attributes, @Nullable Instant dateCreated) {

    static ConversationMessage of(JsonNode json) {
        return new ConversationMessage(
                JsonFields.text(json, "sid"),
                JsonFields.text(json, "attributes"),
                JsonFields.instant(json, "date_created"));
    }
}
