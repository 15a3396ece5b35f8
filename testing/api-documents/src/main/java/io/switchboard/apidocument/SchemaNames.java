package io.switchboard.apidocument;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Gives a document's schemas the names that they are published under, which outlive the names of classes. */
final class SchemaNames {

    private static final String PREFIX = "#/components/schemas/";

    private final ObjectNode document;

    SchemaNames(ObjectNode document) {
        this.document = document;
    }

    /** @param names published names by the names of classes */
    void rename(JsonNode names) {
        var schemas = schemas();
        for (var name : names.properties()) {
            if (!schemas.has(name.getKey())) {
                throw new AssertionError("There is no class " + name.getKey() + " in the API any more; see names");
            }
            schemas.set(name.getValue().asString(), schemas.remove(name.getKey()));
        }
        references(document)
                .forEach(reference ->
                        reference.put("$ref", renamed(reference.get("$ref").asString(), names)));
    }

    void removeUnused() {
        var schemas = schemas();
        var used = new HashSet<String>();
        collect(document.get("paths"), used);
        schemas.remove(schemas.propertyStream()
                .map(schema -> schema.getKey())
                .filter(name -> !used.contains(name))
                .toList());
    }

    private void collect(JsonNode node, Set<String> used) {
        for (var reference : references(node)) {
            var name = reference.get("$ref").asString().replace(PREFIX, "");
            if (used.add(name)) {
                collect(schemas().path(name), used);
            }
        }
    }

    private ObjectNode schemas() {
        return document.withObject("/components/schemas");
    }

    private static String renamed(String reference, JsonNode names) {
        var name = reference.replace(PREFIX, "");
        return names.has(name) ? PREFIX + names.get(name).asString() : reference;
    }

    static List<ObjectNode> references(JsonNode node) {
        var found = new ArrayList<ObjectNode>();
        if (node instanceof ObjectNode object && object.has("$ref")) {
            found.add(object);
        }
        node.forEach(child -> found.addAll(references(child)));
        return found;
    }
}
