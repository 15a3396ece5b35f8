package io.switchboard.twilio.history;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.twilio.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * A recording of a call as Twilio's list shows it.
 *
 * @param callSid the call that was recorded; null of a conference's recording
 * @param status Twilio's word: {@code in-progress}, {@code completed}, {@code absent}, {@code deleted} …
 * @param source {@code RecordVerb}, {@code DialVerb} …
 * @param durationSeconds as Twilio writes it; null while the recording runs
 * @param price null while Twilio has none
 * @see <a href="https://www.twilio.com/docs/voice/api/recording">Recording resource</a>
 */
public record PastRecording(
        String sid,
        @Nullable String callSid,
        String status,
        String source,
        String channels,
        @Nullable String track,
        @Nullable String durationSeconds,
        @Nullable Integer errorCode,
        @Nullable Instant startTime,
        @Nullable Instant dateCreated,
        @Nullable Instant dateUpdated,
        @Nullable TwilioPrice price) {

    static PastRecording of(JsonNode json) {
        return new PastRecording(
                JsonFields.text(json, "sid"),
                JsonFields.textOrNull(json, "call_sid"),
                JsonFields.text(json, "status"),
                JsonFields.text(json, "source"),
                JsonFields.text(json, "channels"),
                JsonFields.textOrNull(json, "track"),
                JsonFields.textOrNull(json, "duration"),
                JsonFields.number(json, "error_code"),
                JsonFields.date(json, "start_time"),
                JsonFields.date(json, "date_created"),
                JsonFields.date(json, "date_updated"),
                TwilioPrice.of(json));
    }
}
