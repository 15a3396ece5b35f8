package io.switchboard.twilio;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A message as Twilio keeps it.
 *
 * @param from in Twilio's form; empty while a Messaging Service has not chosen one
 * @param direction {@code inbound}, {@code outbound-api}, {@code outbound-reply} or {@code outbound-call}
 * @param media how many media it has
 * @param status Twilio's word, also one that is newer than this code
 * @param errorCode why it failed, if it did
 * @param dateSent null until it is sent
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
        @Nullable Instant dateSent) {

    static TwilioMessage of(JsonNode json) {
        return new TwilioMessage(
                Json.text(json, "sid"),
                Json.text(json, "from"),
                Json.text(json, "to"),
                Json.text(json, "body"),
                Json.count(json, "num_media"),
                Json.text(json, "direction"),
                Json.text(json, "status"),
                Json.number(json, "error_code"),
                Json.textOrNull(json, "error_message"),
                Json.date(json, "date_created"),
                Json.date(json, "date_sent"));
    }

    /** Names no addresses and no text. */
    @Override
    public String toString() {
        return "TwilioMessage[%s, %s, %s]".formatted(sid, direction, status);
    }
}
