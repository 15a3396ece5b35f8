package io.switchboard.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Bundles the AsyncAPI document and the JSON Schemas it refers to into the one file that is published. */
final class AsyncApi {

    static final Path PUBLISHED = Path.of("../../docs/api/asyncapi.yaml");

    private static final Path SOURCE = Path.of("src/main/resources/asyncapi.yaml");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    private AsyncApi() {}

    static JsonNode source() {
        return read(SOURCE);
    }

    static JsonNode read(Path file) {
        return YAML.readTree(file);
    }

    static ObjectNode bundle() {
        var bundle = (ObjectNode) source();
        var schemas = ((ObjectNode) bundle.get("components")).putObject("schemas");
        try {
            for (var name : SchemaFiles.names()) {
                var schema = SchemaFiles.read(name);
                var title = schema.get("title").asString();
                schema.remove("$schema");
                redirect(schema, "#/$defs/", "#/components/schemas/" + title + "/$defs/");
                redirect(bundle, "schemas/" + name, "#/components/schemas/" + title);
                schemas.set(title, schema);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bundle;
    }

    static String write(JsonNode document) {
        return YAML.writeValueAsString(document);
    }

    private static void redirect(JsonNode node, String from, String to) {
        if (node instanceof ObjectNode object && object.path("$ref").asString().startsWith(from)) {
            object.put("$ref", to + object.get("$ref").asString().substring(from.length()));
        }
        node.forEach(child -> redirect(child, from, to));
    }
}
