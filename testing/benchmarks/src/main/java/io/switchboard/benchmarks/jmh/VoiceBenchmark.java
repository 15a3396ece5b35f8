package io.switchboard.benchmarks.jmh;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.switchboard.benchmarks.webhooks.WebhookSample;
import io.switchboard.ingress.form.FormParameters;
import io.switchboard.ingress.form.MalformedForm;
import io.switchboard.ingress.voice.VoiceAnswer;
import io.switchboard.ingress.voice.VoiceAnswer.Outcome;
import io.switchboard.ingress.voice.VoiceAnswers;
import io.switchboard.ingress.voice.VoiceSettings;
import io.switchboard.ingress.voice.VoiceStep;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Measures the answer to a call: a plan of some depth, parsed and rendered as TwiML. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class VoiceBenchmark {

    private static final String OURS = "+15005550006";

    private static final Map<String, Object> PLAN = Map.of(
            "type",
            "greeting",
            "greeting",
            Map.of("say", "Welcome."),
            "then",
            Map.of(
                    "type",
                    "menu",
                    "prompt",
                    Map.of("say", "Press 1 for sales, or 2 to leave a message."),
                    "digits",
                    Map.of(
                            "1", Map.of("type", "forward", "to", List.of("+15551230001", "+15551230002")),
                            "2", Map.of("type", "voicemail", "greeting", Map.of("say", "Please speak.")))));

    private final VoiceAnswers answers =
            new VoiceAnswers(new VoiceSettings("Thank you for calling.", "", ""), WebhookSample.PUBLIC_URL);
    private final FormParameters query = form(new byte[0]);
    private final FormParameters call = form(WebhookSample.named("call").body().getBytes(StandardCharsets.US_ASCII));

    @Setup
    public void check() {
        if (planned().outcome() != Outcome.PLANNED || unplanned().outcome() != Outcome.DEFAULT) {
            throw new IllegalStateException("Not answered as planned: " + planned());
        }
    }

    @Benchmark
    public VoiceAnswer planned() {
        return answers.answer(VoiceStep.INCOMING, PLAN, OURS, query, call, Instant.EPOCH);
    }

    @Benchmark
    public VoiceAnswer unplanned() {
        return answers.answer(VoiceStep.INCOMING, null, OURS, query, call, Instant.EPOCH);
    }

    private static FormParameters form(byte[] bytes) {
        try {
            return FormParameters.parse(bytes);
        } catch (MalformedForm e) {
            throw new IllegalStateException(e);
        }
    }
}
