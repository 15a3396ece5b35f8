package io.switchboard.twilio;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A message as Twilio stores it.
 *
 * @param from in Twilio's form; empty while a Messaging Service has not chosen one
 * @param direction {@code inbound}, {@code outbound-api}, {@code outbound-reply} or {@code outbound-call}
 * @param media the number of its media
 * @param status Twilio's word, also one that is newer than this code
 * @param errorCode the reason of a failure
 * @param dateSent null until it is sent
 * @param segments as Twilio counts them; 0 while it has not
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource">Message resource</a>
 */
public record TwilioMessage(
        String sid,
        String from,
        String to,
        String body,
        int media,
        String direction,
        String status,
        @Nullable Integer errorCode,
        @Nullable String errorMessage,
        @Nullable Instant dateCreated,
        @Nullable Instant dateSent,
        int segments) {

    static TwilioMessage of(JsonNode json) {
        return new TwilioMessage(
                JsonFields.text(json, "sid"),
                JsonFields.text(json, "from"),
                JsonFields.text(json, "to"),
                JsonFields.text(json, "body"),
                JsonFields.count(json, "num_media"),
                JsonFields.text(json, "direction"),
                JsonFields.text(json, "status"),
                JsonFields.number(json, "error_code"),
                JsonFields.textOrNull(json, "error_message"),
                JsonFields.date(json, "date_created"),
                JsonFields.date(json, "date_sent"),
                JsonFields.count(json, "num_segments"));
    }

    /** Names no addresses and no text. */
    @Override
    public String toString() {
        return "TwilioMessage[%s, %s, %s]".formatted(sid, direction, status);
    }
}
