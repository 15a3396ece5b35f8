package io.switchboard.ingress.voice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import io.switchboard.ingress.voice.CallerLine.Heard;
import io.switchboard.voiceplan.Prompt;
import io.switchboard.voiceplan.VoicePlan;
import io.switchboard.voiceplan.preview.CallPreview;
import io.switchboard.voiceplan.preview.DestinationAnswer;
import io.switchboard.voiceplan.preview.DestinationAnswer.Reaction;
import io.switchboard.voiceplan.preview.PreviewCall;
import io.switchboard.voiceplan.preview.PreviewStep;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** A preview has the steps that a caller gets who presses the same keys, at the same time and with the same answers. */
class PreviewTests {

    private static final List<String> TIMES =
            List.of("2026-11-23T10:00:00Z", "2026-11-22T10:00:00Z", "2026-12-25T10:00:00Z");

    static List<String> plans() {
        var random = new Random(5);
        return IntStream.range(0, 60)
                .mapToObj(plan -> new MadeUpPlan(random).plan(5))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("plans")
    void aPreviewAgreesWithTheTwimlOfACall(String json) {
        var random = new Random(json.hashCode());
        for (var at : TIMES) {
            var call = new PreviewCall(
                    CallerLine.NUMBER,
                    Instant.parse(at),
                    keys(random),
                    answers(random),
                    Prompt.say(CallerLine.GOODBYE));

            var preview = CallPreview.of(new JsonMapper().readValue(json, VoicePlan.class), call);

            assertThat(summary(preview)).isEqualTo(new Caller(new CallerLine(json).at(at), call).live());
        }
    }

    private static List<String> keys(Random random) {
        return random.ints(random.nextInt(5), 0, 3)
                .mapToObj(List.of("12", "#", "9")::get)
                .toList();
    }

    private static Map<String, DestinationAnswer> answers(Random random) {
        return random.nextInt(3) > 0
                ? Map.of(
                        "client:ada",
                        DestinationAnswer.usual(List.of(Reaction.values()).get(random.nextInt(5))))
                : Map.of("+15551230002", DestinationAnswer.usual(Reaction.ANSWER));
    }

    private static List<String> summary(CallPreview preview) {
        return preview.steps().stream().flatMap(step -> summary(step).stream()).toList();
    }

    private static List<String> summary(PreviewStep step) {
        return switch (step.kind()) {
            case SPEAK -> List.of("speak " + (step.text() == null ? step.play() : step.text()));
            case KEYS -> List.of("keys " + step.detail());
            case RING ->
                List.of("ring " + String.join(", ", step.destinations()).replace("client:", ""));
            case CONNECT -> List.of("connect");
            case VOICEMAIL -> List.of("voicemail");
            case REJECT -> List.of("reject");
            case HANG_UP -> List.of("hangUp");
            case RECORDING, SCHEDULE, PICK_UP, WHISPER, CONFIRM, UNREACHED -> List.of();
        };
    }

    /** Does what the imagined caller does, by the TwiML of each answer. */
    private static final class Caller {

        private final CallerLine line;
        private final PreviewCall call;
        private final List<String> lived = new ArrayList<>();
        private boolean isPickedUp;
        private int menus;

        Caller(CallerLine line, PreviewCall call) {
            this.line = line;
            this.call = call;
        }

        List<String> live() {
            take(line.call());
            return lived;
        }

        private void take(Heard heard) {
            for (var verb : heard.verbs()) {
                var content = verb.substring(verb.indexOf(' ') + 1);
                var name = verb.contains(" ") ? verb.substring(0, verb.indexOf(' ')) : verb;
                isPickedUp |= !List.of("Dial", "Reject", "Hangup").contains(name);
                switch (name) {
                    case "Say", "Play" -> lived.add("speak " + content);
                    case "Gather" -> {
                        lived.add("speak " + content);
                        press(heard);
                        return;
                    }
                    case "Dial" -> {
                        lived.add("ring " + content);
                        ring(heard, content);
                        return;
                    }
                    case "Record" -> {
                        lived.add("voicemail");
                        take(line.follow(heard.action()));
                        return;
                    }
                    case "Reject" -> lived.add("reject");
                    default -> lived.add("hangUp");
                }
            }
        }

        private void press(Heard heard) {
            var keys = menus < call.keys().size() ? call.keys().get(menus) : "";
            menus++;
            lived.add("keys " + keys);
            take(line.follow(heard.action(), "Digits", keys));
        }

        private void ring(Heard heard, String destinations) {
            var answers = call.answers().entrySet().stream()
                    .filter(answer -> destinations.contains(answer.getKey().replace("client:", "")))
                    .anyMatch(answer -> answer.getValue().reaction() == Reaction.ANSWER);
            if (answers) {
                lived.add("connect");
            } else {
                var status = isPickedUp ? "in-progress" : "ringing";
                take(line.follow(heard.action(), "CallStatus", status, "DialCallStatus", "busy"));
            }
        }
    }
}
