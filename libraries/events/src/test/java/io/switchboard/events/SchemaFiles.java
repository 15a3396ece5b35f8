package io.switchboard.events;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schemas of the payloads, one file per record, and the payloads that {@link Topics} and {@link EventType} name.
 */
final class SchemaFiles {

    static final Path FOLDER = Path.of("src/main/resources/schemas");
    static final String HEADERS = "cloud-event-headers.json";

    private static final JsonMapper JSON = JsonMapper.shared();

    private SchemaFiles() {}

    static List<Topic<?>> topics() {
        return Arrays.stream(Topics.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == Topic.class)
                .<Topic<?>>map(field -> (Topic<?>) constant(field))
                .toList();
    }

    /** The records that are values of a topic; {@link Object} stands for those that {@link EventType} names. */
    static List<Class<?>> payloads() {
        return Stream.concat(
                        topics().stream().map(Topic::payload),
                        Arrays.stream(EventType.values()).map(EventType::payload))
                .<Class<?>>map(payload -> payload)
                .filter(payload -> payload != Object.class)
                .distinct()
                .toList();
    }

    static SortedSet<String> names() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** The file of a record: {@code MessageStatusChanged} is in {@code message-status-changed.json}. */
    static String name(Class<?> payload) {
        return payload.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT) + ".json";
    }

    static ObjectNode read(String name) {
        return (ObjectNode) JSON.readTree(FOLDER.resolve(name));
    }

    static Object constant(Field field) {
        try {
            return Objects.requireNonNull(field.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
