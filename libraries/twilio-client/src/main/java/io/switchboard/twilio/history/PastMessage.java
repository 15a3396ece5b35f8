package io.switchboard.twilio.history;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.twilio.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * A message as Twilio's list shows it.
 *
 * @param from in Twilio's form; empty while a Messaging Service has not chosen a sender
 * @param mediaCount the number of its media
 * @param direction {@code inbound}, {@code outbound-api}, {@code outbound-reply} or {@code outbound-call}
 * @param status Twilio's word, also one that is newer than this code
 * @param dateSent null until it is sent; of an inbound message the time of its arrival
 * @param price null while Twilio has none
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource">Message resource</a>
 */
public record PastMessage(
        String sid,
        String from,
        String to,
        String body,
        int mediaCount,
        String segments,
        @Nullable String messagingServiceSid,
        String direction,
        String status,
        @Nullable Integer errorCode,
        @Nullable String errorMessage,
        @Nullable Instant dateCreated,
        @Nullable Instant dateSent,
        @Nullable Instant dateUpdated,
        @Nullable TwilioPrice price) {

    static PastMessage of(JsonNode json) {
        return new PastMessage(
                JsonFields.text(json, "sid"),
                JsonFields.text(json, "from"),
                JsonFields.text(json, "to"),
                JsonFields.text(json, "body"),
                JsonFields.count(json, "num_media"),
                JsonFields.text(json, "num_segments"),
                JsonFields.textOrNull(json, "messaging_service_sid"),
                JsonFields.text(json, "direction"),
                JsonFields.text(json, "status"),
                JsonFields.number(json, "error_code"),
                JsonFields.textOrNull(json, "error_message"),
                JsonFields.date(json, "date_created"),
                JsonFields.date(json, "date_sent"),
                JsonFields.date(json, "date_updated"),
                TwilioPrice.of(json));
    }

    /** The time under which Twilio lists the message. */
    @Nullable
    Instant listedAt() {
        return dateSent == null ? dateCreated : dateSent;
    }

    /** Whether a customer sent the message. */
    public boolean isInbound() {
        return direction.equals("inbound");
    }

    /** Names no addresses and no text. */
    @Override
    public String toString() {
        return "PastMessage[%s, %s, %s]".formatted(sid, direction, status);
    }
}
