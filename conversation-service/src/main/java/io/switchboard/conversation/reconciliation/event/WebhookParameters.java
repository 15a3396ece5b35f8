package io.switchboard.conversation.reconciliation.event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Collects the parameters of a webhook, in their order. */
final class WebhookParameters {

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /** Adds a parameter, unless Twilio has no value for it. */
    WebhookParameters add(String name, @Nullable String value) {
        return value == null || value.isEmpty() ? this : addAlways(name, value);
    }

    /** Adds an error code, unless there was no error. */
    WebhookParameters addErrorCode(@Nullable Integer code) {
        return code == null ? this : addAlways("ErrorCode", code.toString());
    }

    WebhookParameters addAlways(String name, String value) {
        values.put(name, List.of(value));
        return this;
    }

    Map<String, List<String>> values() {
        return values;
    }
}
