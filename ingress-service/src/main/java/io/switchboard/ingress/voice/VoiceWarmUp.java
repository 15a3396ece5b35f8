package io.switchboard.ingress.voice;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.switchboard.ingress.form.FormParameters;

/**
 * Goes once through what can be heard, so that the first caller after a start does not wait until it is loaded: XML, plans
 * and a thousand voices take a quarter of a second.
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
        play(VoiceStep.INCOMING, "", "", "");
        play(VoiceStep.MENU, "then.closed", "Digits", "1");
        play(VoiceStep.MENU, "then.closed", "Digits", "2");
        play(VoiceStep.DIAL, "then.closed.1", "DialCallStatus", "busy");
        play(VoiceStep.WHISPER, "then.closed.1", "", "");
        play(VoiceStep.VOICEMAIL, "then.closed.1.otherwise", "", "");
    }

    private void play(VoiceStep step, String at, String name, String value) {
        var query = new FormParameters(Map.of("at", List.of(at), "count", List.of("0")));
        var parameters = new FormParameters(Map.of(name, List.of(value)));
        answers.answer(step, PLAN, "+15550000000", query, parameters, Instant.EPOCH);
    }
}
