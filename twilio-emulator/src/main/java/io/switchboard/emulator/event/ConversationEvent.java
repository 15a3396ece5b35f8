package io.switchboard.emulator.event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.switchboard.emulator.problem.InvalidField;
import org.jspecify.annotations.Nullable;

/**
 * An event of Twilio Conversations.
 *
 * @param accountSid the account that owns the conversation
 * @param eventType {@code onMessageAdded} for example
 * @param parameters further parameters of the webhook; in JSON a value, or a list of values that repeats the parameter
 * @param url the URL to call instead of the account's own
 * @param method POST or GET; defaults to POST
 * @param json whether the webhook is JSON instead of a form; not with GET
 */
record ConversationEvent(
        String accountSid,
        String eventType,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        Map<String, List<String>> parameters,

        @Nullable String url,
        String method,
        Boolean json) {

    ConversationEvent(
            @Nullable String accountSid,
            @Nullable String eventType,
            @Nullable Map<String, List<String>> parameters,
            @Nullable String url,
            @Nullable String method,
            @Nullable Boolean json) {
        this.accountSid = InvalidField.required("accountSid", accountSid);
        this.eventType = InvalidField.required("eventType", eventType);
        this.parameters = parameters == null ? Map.of() : new LinkedHashMap<>(parameters);
        this.url = url;
        this.method = method == null ? "POST" : method;
        this.json = json != null && json;
        if (!List.of("GET", "POST").contains(this.method)) {
            throw new InvalidField("method", "must be GET or POST");
        }
        if (this.json && this.method.equals("GET")) {
            throw new InvalidField("json", "must be false with GET");
        }
    }
}
