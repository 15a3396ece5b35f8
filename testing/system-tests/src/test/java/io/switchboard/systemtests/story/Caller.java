package io.switchboard.systemtests.story;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A caller of one tenant's number, with the behaviour of the caller and of the people called.
 *
 * @param call as the emulator's control API takes it
 */
public record Caller(Twilio twilio, Map<String, Object> call) {

    static Caller of(String number, Tenant tenant, Twilio twilio) {
        return new Caller(twilio, Map.of("from", number, "to", tenant.number()));
    }

    /** Presses one key at each question, in turn. */
    public Caller pressing(String... keys) {
        return with("digits", List.of(keys));
    }

    /** Leaves the call to this number unanswered. */
    public Caller whenNobodyAnswers(String number) {
        return with("answers", Map.of(number, "no-answer"));
    }

    /** Leaves a message of this length. */
    public Caller speakingForSeconds(int seconds) {
        return with("speaksForSeconds", seconds);
    }

    /** Calls and returns when the call is over. */
    public Call calls() {
        return twilio.call(call);
    }

    private Caller with(String field, Object value) {
        var changed = new HashMap<String, Object>(call);
        changed.put(field, value);
        return new Caller(twilio, changed);
    }
}
