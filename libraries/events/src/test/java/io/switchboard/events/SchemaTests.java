package io.switchboard.events;

import java.io.IOException;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The JSON Schemas describe what is on the wire: they agree with the records component by component and take each sample.
 */
class SchemaTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static List<Path> samples() throws IOException {
        return SamplesTests.samples();
    }

    static List<Class<?>> payloads() {
        return SchemaFiles.payloads();
    }

    @Test
    void thereIsOneForEachPayloadAndNoOther() throws IOException {
        var expected =
                SchemaFiles.payloads().stream().map(SchemaFiles::name).collect(Collectors.toCollection(TreeSet::new));
        expected.add(SchemaFiles.HEADERS);

        assertThat(SchemaFiles.names()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void itDescribesEveryComponent(Class<?> payload) {
        var schema = SchemaFiles.read(SchemaFiles.name(payload));

        assertThat(schema.path("title").asString()).isEqualTo(payload.getSimpleName());
        assertRecord(payload, schema, schema);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void itTakesTheSample(Path file) {
        var sample = JSON.readTree(file);

        assertThat(complaints(schemaOf(sample), sample.get("data"))).isEmpty();
        assertThat(complaints(SchemaFiles.read(SchemaFiles.HEADERS), sample.get("headers")))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void itTakesPropertiesOfALaterVersion(Path file) {
        var sample = JSON.readTree(file);
        var later = ((ObjectNode) sample.get("data").deepCopy()).put("addedNextYear", "x");

        assertThat(complaints(schemaOf(sample), later)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void itRejectsThePayloadWithoutOneOfItsRequiredProperties(Path file) {
        var sample = JSON.readTree(file);
        var schema = schemaOf(sample);

        for (var required : schema.get("required")) {
            var incomplete = ((ObjectNode) sample.get("data").deepCopy()).without(required.asString());
            assertThat(complaints(schema, incomplete)).as(required.asString()).isNotEmpty();
        }
    }

    private static ObjectNode schemaOf(JsonNode sample) {
        var payload = Topics.payload(
                sample.get("topic").asString(),
                sample.get("headers").get("ce_type").asString());
        return SchemaFiles.read(SchemaFiles.name(payload));
    }

    private static List<Error> complaints(ObjectNode schema, JsonNode value) {
        return SCHEMAS.getSchema(schema)
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static void assertRecord(Class<?> type, JsonNode schema, ObjectNode root) {
        var components = Arrays.asList(type.getRecordComponents());
        assertThat(schema.path("type").asString()).as("type of %s", type).isEqualTo("object");
        assertThat(schema.path("description").asString())
                .as("description of %s", type)
                .isNotBlank();
        assertThat(schema.path("additionalProperties").isMissingNode())
                .as("%s takes properties of a later version", type)
                .isTrue();
        assertThat(schema.path("properties").propertyNames())
                .as("properties of %s", type)
                .containsExactlyElementsOf(
                        components.stream().map(RecordComponent::getName).toList());
        assertThat(texts(schema.path("required")))
                .as("required properties of %s: those whose component is not @Nullable", type)
                .isEqualTo(components.stream()
                        .filter(component -> !isNullable(component.getAnnotatedType()))
                        .map(RecordComponent::getName)
                        .collect(Collectors.toCollection(TreeSet::new)));
        for (var component : components) {
            var property = schema.path("properties").path(component.getName());
            assertType(component.getGenericType(), property, root, type.getSimpleName() + "." + component.getName());
        }
    }

    private static void assertType(Type type, JsonNode schema, ObjectNode root, String place) {
        if (schema.has("$ref")) {
            assertType(type, root.at(schema.get("$ref").asString().substring(1)), root, place);
            return;
        }
        if (!place.endsWith("[]") && !place.endsWith("{}")) {
            assertThat(schema.path("description").asString())
                    .as("description of %s", place)
                    .isNotBlank();
        }
        if (type instanceof Class<?> record && record.isRecord()) {
            assertRecord(record, schema, root);
            return;
        }
        assertThat(schema.path("type").asString()).as("type of %s", place).isEqualTo(jsonType(type));
        assertThat(schema.path("format").asString().equals("date-time"))
                .as("format of %s", place)
                .isEqualTo(type == Instant.class);
        if (type instanceof Class<?> choice && choice.isEnum()) {
            assertThat(texts(schema.path("enum"))).as("values of %s", place).isEqualTo(jsonValues(choice));
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            assertType(generic.getActualTypeArguments()[0], schema.path("items"), root, place + "[]");
        }
        if (type instanceof ParameterizedType generic && schema.has("additionalProperties")) {
            assertType(generic.getActualTypeArguments()[1], schema.path("additionalProperties"), root, place + "{}");
        }
    }

    private static String jsonType(Type type) {
        var raw = type instanceof ParameterizedType generic ? generic.getRawType() : type;
        if (raw == List.class) {
            return "array";
        }
        if (raw == Map.class) {
            return "object";
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return "boolean";
        }
        if (raw == double.class || raw == Double.class) {
            return "number";
        }
        return Set.of(int.class, Integer.class, long.class, Long.class).contains(raw) ? "integer" : "string";
    }

    /** The words that are written: {@code UNRECOGNIZED} stands for any other one and is only read. */
    private static Set<String> jsonValues(Class<?> choice) {
        return Arrays.stream(choice.getEnumConstants())
                .filter(value -> !value.toString().equals("UNRECOGNIZED"))
                .map(value -> JSON.valueToTree(value).asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }
}
