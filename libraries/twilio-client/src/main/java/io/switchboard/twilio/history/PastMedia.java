package io.switchboard.twilio.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.twilio.JsonFields;

/**
 * A picture or file of a message as Twilio's list shows it.
 *
 * @param sid {@code ME…}
 */
public record PastMedia(String sid, String contentType) {

    static PastMedia of(JsonNode json) {
        return new PastMedia(JsonFields.text(json, "sid"), JsonFields.text(json, "content_type"));
    }
}
