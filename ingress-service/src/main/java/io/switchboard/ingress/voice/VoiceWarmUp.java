package io.switchboard.ingress.voice;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.switchboard.ingress.form.FormParameters;

/**
 * Evaluates a plan with every kind of verb before the service is ready, so that the first caller after a start does not wait
 * for class loading, which takes a quarter of a second for XML, plans and a thousand voices.
 */
final class VoiceWarmUp {

    private static final Map<String, Object> PROMPT = Map.of("say", "…");
    private static final Map<String, Object> HANG_UP = Map.of("type", "hangUp", "lastWords", PROMPT);
    private static final Map<String, Object> VOICEMAIL = Map.of("type", "voicemail", "greeting", PROMPT);
    private static final Map<String, Object> FORWARD = Map.of(
            "type",
            "forward",
            "to",
            List.of("+15550000001", "sip:a@b.example", "client:a"),
            "atOnce",
            true,
            "whisper",
            PROMPT,
            "confirm",
            PROMPT,
            "otherwise",
            VOICEMAIL);
    private static final Map<String, Object> MENU =
            Map.of("type", "menu", "prompt", PROMPT, "digits", Map.of("1", FORWARD, "2", HANG_UP));
    private static final Map<String, Object> HOURS = Map.of(
            "type",
            "businessHours",
            "timeZone",
            "UTC",
            "hours",
            List.of(Map.of("days", List.of("monday"), "from", "09:00", "to", "17:00")),
            "open",
            MENU,
            "closed",
            MENU);
    private static final Map<String, Object> PLAN = Map.of("type", "recording", "announcement", PROMPT, "then", HOURS);

    private final VoiceAnswers answers;

    VoiceWarmUp(VoiceAnswers answers) {
        this.answers = answers;
    }

    void run() {
        evaluate(VoiceStep.INCOMING, "", "", "");
        evaluate(VoiceStep.MENU, "then.closed", "Digits", "1");
        evaluate(VoiceStep.MENU, "then.closed", "Digits", "2");
        evaluate(VoiceStep.DIAL, "then.closed.1", "DialCallStatus", "busy");
        evaluate(VoiceStep.WHISPER, "then.closed.1", "", "");
        evaluate(VoiceStep.VOICEMAIL, "then.closed.1.otherwise", "", "");
    }

    private void evaluate(VoiceStep step, String at, String name, String value) {
        var query = new FormParameters(Map.of("at", List.of(at), "count", List.of("0")));
        var parameters = new FormParameters(Map.of(name, List.of(value)));
        answers.answer(step, PLAN, "+15550000000", query, parameters, Instant.EPOCH);
    }
}
