package io.switchboard.ingress.voice;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.switchboard.ingress.form.FormParameters;
import io.switchboard.ingress.form.MalformedForm;
import io.switchboard.ingress.voice.VoiceAnswer.Outcome;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** A number with a voice plan that can be called, with Twilio played by the test. */
final class CallerLine {

    static final String BASE = "https://hooks.example.com/switchboard";
    static final String NUMBER = "+15005550006";
    static final String CALLER = "+15551230001";
    static final String GOODBYE = "Thank you for calling. Your call has been received.";

    private static final JsonMapper JSON = new JsonMapper();

    private final VoiceAnswers answers;
    private @Nullable Map<String, Object> plan;
    private Instant now = Instant.parse("2026-11-21T09:30:00Z");

    /** @param plan as JSON, or null for none */
    CallerLine(@Nullable String plan) {
        this(plan, new VoiceSettings(GOODBYE, "", ""));
    }

    CallerLine(@Nullable String plan, VoiceSettings settings) {
        this.answers = new VoiceAnswers(settings, BASE + "/");
        changePlan(plan);
    }

    void changePlan(@Nullable String json) {
        this.plan = json == null ? null : JSON.readValue(json, new TypeReference<Map<String, Object>>() {});
    }

    void changePlanRaw(Map<String, Object> raw) {
        this.plan = raw;
    }

    CallerLine at(String instant) {
        this.now = Instant.parse(instant);
        return this;
    }

    /** Somebody calls. The parameters, name and value in turn, come on top of the usual ones. */
    Heard call(String... parameters) {
        var all = form("CallStatus", "ringing", "From", CALLER, "To", NUMBER);
        all.putAll(form(parameters));
        return ask(VoiceStep.INCOMING, new FormParameters(Map.of()), all);
    }

    /** Twilio requests one of the URLs that it was given, with these parameters besides the usual ones. */
    Heard follow(String url, String... parameters) {
        assertThat(url).startsWith(BASE + "/").endsWith(CallbackUrls.RETRIES);
        var link = URI.create(url);
        var step = Arrays.stream(VoiceStep.values())
                .filter(candidate -> link.getRawPath().equals("/switchboard" + candidate.path()))
                .findAny()
                .orElseThrow(() -> new AssertionError("A dead link: " + url));
        var all = form("CallStatus", "in-progress", "From", CALLER, "To", NUMBER);
        all.putAll(form(parameters));
        return ask(step, query(link), all);
    }

    Heard ask(VoiceStep step, FormParameters query, Map<String, List<String>> parameters) {
        var ours = query.first("number");
        var answer =
                answers.answer(step, plan, ours == null ? NUMBER : ours, query, new FormParameters(parameters), now);
        return new Heard(TwimlDocument.of(answer.twiml()), answer.outcome(), answer.twiml());
    }

    static Map<String, List<String>> form(String... namesAndValues) {
        var form = new LinkedHashMap<String, List<String>>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            form.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
        }
        return form;
    }

    private static FormParameters query(URI link) {
        try {
            return FormParameters.parse(link.getRawQuery().getBytes(StandardCharsets.UTF_8));
        } catch (MalformedForm e) {
            throw new AssertionError(link.toString(), e);
        }
    }

    /** The answer to Twilio, which is always valid. */
    record Heard(TwimlDocument twiml, Outcome outcome, String xml) {

        List<String> verbs() {
            return twiml.verbs();
        }

        String action() {
            return twiml.one("/Response/*/@action");
        }

        String whisper() {
            return twiml.all("/Response/Dial/*/@url").getFirst();
        }
    }
}
