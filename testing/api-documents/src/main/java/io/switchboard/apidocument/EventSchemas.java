package io.switchboard.apidocument;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Replaces the schemas of records that are also events by the events' schemas, which have descriptions. */
final class EventSchemas {

    private static final String DEFINITIONS = "#/$defs/";
    private static final String COMPONENTS = "#/components/schemas/";

    private final ObjectNode schemas;

    EventSchemas(ObjectNode document) {
        schemas = document.withObject("/components/schemas");
    }

    void replace() {
        for (var name : schemas.propertyStream().map(schema -> schema.getKey()).toList()) {
            var schema = read(name);
            if (schema != null) {
                replace(name, schema);
            }
        }
    }

    /** Moves nested definitions to schemas of their own: {@code Media} of {@code Message} is {@code MessageMedia}. */
    private void replace(String name, ObjectNode schema) {
        SchemaNames.references(schema).forEach(reference -> {
            var definition = reference.get("$ref").asString().replace(DEFINITIONS, "");
            reference.put("$ref", COMPONENTS + qualified(name, definition));
        });
        var definitions = schema.remove("$defs");
        if (definitions != null) {
            definitions
                    .propertyStream()
                    .forEach(definition -> schemas.set(qualified(name, definition.getKey()), definition.getValue()));
        }
        schema.remove("$schema");
        schema.remove("title");
        schemas.set(name, schema);
    }

    private static String qualified(String name, String definition) {
        return definition.startsWith(name) ? definition : name + definition;
    }

    private static @Nullable ObjectNode read(String name) {
        var file = name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT) + ".json";
        try (var schema = EventSchemas.class.getResourceAsStream("/schemas/" + file)) {
            return schema == null ? null : (ObjectNode) JsonMapper.shared().readTree(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
