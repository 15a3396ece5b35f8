package io.switchboard.twilio.voice;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.twilio.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * A call as Twilio stores it.
 *
 * @param direction {@code inbound}, {@code outbound-api} or {@code outbound-dial}
 * @param status Twilio's word, also one that is newer than this code
 * @param dateCreated null while Twilio does not say
 * @see <a href="https://www.twilio.com/docs/voice/api/call-resource">Call resource</a>
 */
public record TwilioCall(
        String sid,
        String from,
        String to,
        String direction,
        String status,
        @Nullable Instant dateCreated) {

    static TwilioCall of(JsonNode json) {
        return new TwilioCall(
                JsonFields.text(json, "sid"),
                JsonFields.text(json, "from"),
                JsonFields.text(json, "to"),
                JsonFields.text(json, "direction"),
                JsonFields.text(json, "status"),
                JsonFields.date(json, "date_created"));
    }

    /** Names no addresses. */
    @Override
    public String toString() {
        return "TwilioCall[%s, %s, %s]".formatted(sid, direction, status);
    }
}
