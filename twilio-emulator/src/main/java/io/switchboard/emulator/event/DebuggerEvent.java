package io.switchboard.emulator.event;

import java.util.List;

import io.switchboard.emulator.behaviour.InvalidField;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Twilio has an error or a warning to report.
 *
 * @param accountSid whose error it is
 * @param level {@code ERROR} or {@code WARNING}; ERROR
 * @param payload what is known of it; an 11200
 * @param url called instead of the account's own URL
 * @param json whether the webhook is JSON and not a form
 */
public record DebuggerEvent(
        String accountSid,
        String level,
        @Nullable JsonNode payload,
        @Nullable String url,
        Boolean json) {

    public DebuggerEvent(
            @Nullable String accountSid,
            @Nullable String level,
            @Nullable JsonNode payload,
            @Nullable String url,
            @Nullable Boolean json) {
        this.accountSid = InvalidField.required("accountSid", accountSid);
        this.level = level == null ? "ERROR" : level;
        this.payload = payload;
        this.url = url;
        this.json = json != null && json;
        if (!List.of("ERROR", "WARNING").contains(this.level)) {
            throw new InvalidField("level", "must be ERROR or WARNING");
        }
    }
}
