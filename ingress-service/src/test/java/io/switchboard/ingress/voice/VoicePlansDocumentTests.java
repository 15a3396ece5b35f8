package io.switchboard.ingress.voice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.switchboard.voiceplan.VoicePlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Calls every example in {@code docs/voice-plans.md}. */
class VoicePlansDocumentTests {

    private static final Pattern EXAMPLE = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern HEADING = Pattern.compile("^### `(\\w+)`$", Pattern.MULTILINE);

    static List<String> examples() throws IOException {
        return all(EXAMPLE);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleCanBeCalled(String example) {
        var line = new CallerLine(example);

        new PlanWalk(line, "", "1", "2", "9")
                .from("2026-11-23T15:00:00Z")
                .from("2026-11-22T03:00:00Z")
                .from("2026-12-25T15:00:00Z");
    }

    @Test
    void showsEachTypeOnceAndAWholePlan() throws IOException {
        var types = examples().stream()
                .map(example -> new JsonMapper().readTree(example).get("type").asString())
                .toList();
        var known = Arrays.stream(
                        VoicePlan.class.getAnnotation(JsonSubTypes.class).value())
                .map(JsonSubTypes.Type::name)
                .toList();

        assertThat(all(HEADING)).containsExactlyInAnyOrderElementsOf(known).isEqualTo(types.subList(0, known.size()));
        assertThat(types).hasSize(known.size() + 1);
    }

    @Test
    void namesTheLimitsOfThePlan() throws IOException {
        assertThat(text())
                .contains(VoicePlan.MAX_DEPTH + " levels deep")
                .contains("at most %,d characters together".formatted(VoicePlan.MAX_PROMPT_CHARACTERS));
    }

    private static List<String> all(Pattern pattern) throws IOException {
        return pattern.matcher(text()).results().map(match -> match.group(1)).toList();
    }

    private static String text() throws IOException {
        return Files.readString(Path.of("../docs/voice-plans.md"));
    }
}
