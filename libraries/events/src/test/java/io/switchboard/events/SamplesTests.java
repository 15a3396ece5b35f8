package io.switchboard.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The golden samples are what is on the wire: each is read into its record and written back unchanged. */
class SamplesTests {

    private static final Path SAMPLES = Path.of("src/main/resources/samples");
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    static List<Path> samples() throws IOException {
        try (var files = Files.list(SAMPLES)) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isReadAndWrittenUnchanged(Path file) {
        var sample = JSON.readTree(file.toFile());

        var event = read(sample, sample.get("data"));

        JsonNode written = JSON.valueToTree(event.data());
        assertThat(written).isEqualTo(sample.get("data"));
        assertThat(event.headers()).isEqualTo(headers(sample));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isReadTheSameWithFieldsFromTheFuture(Path file) {
        var sample = JSON.readTree(file.toFile());
        var future = ((ObjectNode) sample.get("data").deepCopy()).put("addedNextYear", "x");

        assertThat(read(sample, future)).isEqualTo(read(sample, sample.get("data")));
    }

    private static CloudEvent<Object> read(JsonNode sample, JsonNode data) {
        var headers = headers(sample);
        return CloudEvent.of(headers::get, JSON.treeToValue(data, payload(sample)));
    }

    private static Class<?> payload(JsonNode sample) {
        return Topics.payload(sample.get("topic").asString(), headers(sample).getOrDefault("ce_type", ""));
    }

    private static Map<String, String> headers(JsonNode sample) {
        var headers = new HashMap<String, String>();
        sample.get("headers")
                .properties()
                .forEach(each -> headers.put(each.getKey(), each.getValue().asString()));
        return headers;
    }
}
