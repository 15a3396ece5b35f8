package io.switchboard.emulator.event;

import java.util.List;

import io.switchboard.emulator.problem.InvalidField;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An error or a warning of Twilio's debugger.
 *
 * @param accountSid the account that the error concerns
 * @param level {@code ERROR} or {@code WARNING}; defaults to ERROR
 * @param payload the details of the error; defaults to those of an 11200
 * @param url the URL to call instead of the account's own
 * @param json whether the webhook is JSON instead of a form
 */
record DebuggerEvent(
        String accountSid,
        String level,
        @Nullable JsonNode payload,
        @Nullable String url,
        Boolean json) {

    DebuggerEvent(
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
