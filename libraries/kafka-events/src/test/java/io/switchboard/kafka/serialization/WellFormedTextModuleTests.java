package io.switchboard.kafka.serialization;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class WellFormedTextModuleTests {

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new WellFormedTextModule()).build();

    record Payload(String text, List<String> list, Map<String, List<String>> map, Object any) {}

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "plain, plain",
        "'\uD83D\uDC4B', '\uD83D\uDC4B'",
        "'a\\ud83db', 'a\uFFFDb'",
        "'\\udc4b', '\uFFFD'",
        "'\\ud83d', '\uFFFD'",
        "'\\udc4b\\ud83d', '\uFFFD\uFFFD'",
        "'\\ud83d\\ud83d\\udc4b', '\uFFFD\uD83D\uDC4B'"
    })
    void anUnpairedSurrogateIsReplaced(String json, String text) {
        assertThat(JSON.readValue("\"" + json + "\"", String.class)).isEqualTo(text);
    }

    @Test
    void anUnpairedSurrogateIsReplacedInEveryPlaceOfAText() {
        var payload = JSON.readValue("""
                {"text": "\\ud83d", "list": ["\\ud83d"], "map": {"\\ud83d": ["\\ud83d"]}, "any": {"a": "\\ud83d"}}
                """, Payload.class);

        assertThat(payload)
                .isEqualTo(new Payload(
                        "\uFFFD", List.of("\uFFFD"), Map.of("\uFFFD", List.of("\uFFFD")), Map.of("a", "\uFFFD")));
    }

    @Test
    void repairedTextCanBeWritten() {
        var type = new TypeReference<Map<String, String>>() {};

        var read = JSON.readValue("{\"\\udc4b\": \"\\ud83d\"}", type);

        assertThat(JSON.readValue(JSON.writeValueAsBytes(read), type)).isEqualTo(read);
    }
}
