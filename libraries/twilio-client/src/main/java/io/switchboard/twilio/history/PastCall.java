package io.switchboard.twilio.history;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.twilio.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * A call, or a leg of a call, as Twilio's list shows it.
 *
 * @param parentCallSid the call that a leg was made for; null of a call
 * @param direction {@code inbound}, {@code outbound-api} or {@code outbound-dial}
 * @param status Twilio's word, also one that is newer than this code
 * @param durationSeconds as Twilio writes it; null until the call has ended
 * @param startTime null until the call has begun
 * @param price null while Twilio has none
 * @see <a href="https://www.twilio.com/docs/voice/api/call-resource">Call resource</a>
 */
public record PastCall(
        String sid,
        @Nullable String parentCallSid,
        String from,
        String to,
        String direction,
        String status,
        @Nullable String durationSeconds,
        @Nullable String forwardedFrom,
        @Nullable String callerName,
        @Nullable Instant dateCreated,
        @Nullable Instant startTime,
        @Nullable Instant endTime,
        @Nullable TwilioPrice price) {

    static PastCall of(JsonNode json) {
        return new PastCall(
                JsonFields.text(json, "sid"),
                JsonFields.textOrNull(json, "parent_call_sid"),
                JsonFields.text(json, "from"),
                JsonFields.text(json, "to"),
                JsonFields.text(json, "direction"),
                JsonFields.text(json, "status"),
                JsonFields.textOrNull(json, "duration"),
                JsonFields.textOrNull(json, "forwarded_from"),
                JsonFields.textOrNull(json, "caller_name"),
                JsonFields.date(json, "date_created"),
                JsonFields.date(json, "start_time"),
                JsonFields.date(json, "end_time"),
                TwilioPrice.of(json));
    }

    /** When the call began, as far as Twilio says. */
    public @Nullable Instant beganAt() {
        return startTime == null ? dateCreated : startTime;
    }

    /** Whether a customer called. */
    public boolean isInbound() {
        return direction.equals("inbound");
    }

    /** Names no addresses. */
    @Override
    public String toString() {
        return "PastCall[%s, %s, %s]".formatted(sid, direction, status);
    }
}
