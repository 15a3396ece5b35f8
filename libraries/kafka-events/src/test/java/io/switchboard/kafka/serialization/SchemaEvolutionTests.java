package io.switchboard.kafka.serialization;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.switchboard.events.CloudEvent;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads the golden samples, as every service does, with the fields that a later writer adds. */
class SchemaEvolutionTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final CloudEventDeserializer deserializer = new CloudEventDeserializer();

    static List<String> samples() throws Exception {
        var one = Objects.requireNonNull(CloudEvent.class.getResource("/samples/message-received.json"))
                .toURI();
        if (!one.getScheme().equals("jar")) {
            return contents(Objects.requireNonNull(Path.of(one).getParent()));
        }
        try (var jar = FileSystems.newFileSystem(URI.create(one.toString().replaceAll("!.*", "")), Map.of())) {
            return contents(jar.getPath("/samples"));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anEventOfALaterWriterIsReadWithoutItsAddedFields(String text) {
        var sample = JSON.readTree(text);
        var later = sample.deepCopy();
        addFields(later.get("data"));

        assertThat(read(later)).isEqualTo(read(sample));
    }

    private CloudEvent<?> read(JsonNode sample) {
        var headers = new RecordHeaders();
        sample.get("headers")
                .properties()
                .forEach(header -> headers.add(
                        header.getKey(), header.getValue().asString().getBytes(StandardCharsets.UTF_8)));
        var event = deserializer.deserialize(
                sample.get("topic").asString(), headers, JSON.writeValueAsBytes(sample.get("data")));
        return Objects.requireNonNull(event);
    }

    /** Adds a field to the payload and to the records in it, but not to maps, whose keys are data. */
    private static void addFields(JsonNode node) {
        if (node instanceof ObjectNode object) {
            addFields(object.path("lastMessage"));
            addFields(object.path("details"));
            object.path("media").valueStream().forEach(SchemaEvolutionTests::addFields);
            object.path("statusHistory").valueStream().forEach(SchemaEvolutionTests::addFields);
            object.putObject("addedNextYear").put("text", "x");
        }
    }

    private static List<String> contents(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(SchemaEvolutionTests::content).toList();
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
