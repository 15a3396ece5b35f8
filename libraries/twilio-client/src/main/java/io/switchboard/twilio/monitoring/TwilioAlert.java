package io.switchboard.twilio.monitoring;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.twilio.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * An entry of Twilio's error log.
 *
 * @param sid {@code NO…}
 * @param errorCode the number of the error in Twilio's list; empty where it has none
 * @param text Twilio's description, which may be a form with parameters, and may hold addresses
 * @param resourceSid the message, call or other resource that the error concerns
 * @param createdAt null where Twilio gives none
 * @see <a href="https://www.twilio.com/docs/usage/monitor-alert">Alerts</a>
 */
public record TwilioAlert(
        String sid,
        String errorCode,
        String text,
        String resourceSid,
        @Nullable Instant createdAt) {

    static TwilioAlert of(JsonNode json) {
        return new TwilioAlert(
                JsonFields.text(json, "sid"),
                JsonFields.text(json, "error_code"),
                JsonFields.text(json, "alert_text"),
                JsonFields.text(json, "resource_sid"),
                JsonFields.instant(json, "date_created"));
    }

    /** Omits the text. */
    @Override
    public String toString() {
        return "TwilioAlert[%s, %s]".formatted(sid, errorCode);
    }
}
