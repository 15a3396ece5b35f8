package io.switchboard.systemtests.story;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Somebody with a phone who calls one tenant's number, and how they and those they want to reach behave.
 *
 * @param call as the emulator's control API takes it
 */
public record Caller(Twilio twilio, Map<String, Object> call) {

    static Caller of(String number, Tenant tenant, Twilio twilio) {
        return new Caller(twilio, Map.of("from", number, "to", tenant.number()));
    }

    /** One key at each question, in turn. */
    public Caller pressing(String... keys) {
        return with("digits", List.of(keys));
    }

    /** Somebody who is rung lets it ring. */
    public Caller whenNobodyAnswers(String number) {
        return with("answers", Map.of(number, "no-answer"));
    }

    /** Leaves a message as long as that. */
    public Caller speakingForSeconds(int seconds) {
        return with("speaksForSeconds", seconds);
    }

    /** From the first ring to the end. */
    public Call calls() {
        return twilio.call(call);
    }

    private Caller with(String field, Object value) {
        Map<String, Object> changed = new HashMap<>(call);
        changed.put(field, value);
        return new Caller(twilio, changed);
    }
}
