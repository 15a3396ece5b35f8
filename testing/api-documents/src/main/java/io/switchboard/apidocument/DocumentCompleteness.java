package io.switchboard.apidocument;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import tools.jackson.databind.JsonNode;

/** Finds descriptions, operation ids and schemas that a document lacks. */
final class DocumentCompleteness {

    private final JsonNode document;
    private final List<String> complaints = new ArrayList<>();

    DocumentCompleteness(JsonNode document) {
        this.document = document;
    }

    List<String> complaints() {
        need("info.description", document.at("/info/description"));
        var ids = new HashSet<String>();
        document.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue().propertyStream().forEach(method -> {
                    var operation = method.getValue();
                    operation(method.getKey() + " " + path.getKey(), operation);
                    if (!ids.add(operation.path("operationId").asString())) {
                        complaints.add("operationId twice: "
                                + operation.path("operationId").asString());
                    }
                }));
        document.at("/components/schemas").propertyStream().forEach(schema -> {
            need("description of " + schema.getKey(), schema.getValue().path("description"));
            schema(schema.getKey(), schema.getValue());
        });
        return complaints;
    }

    private void operation(String name, JsonNode operation) {
        need("operationId of " + name, operation.path("operationId"));
        need("summary of " + name, operation.path("summary"));
        need("tags of " + name, operation.path("tags").path(0));
        operation
                .path("parameters")
                .forEach(parameter -> need(
                        "description of " + name + " " + parameter.path("name").asString(),
                        parameter.path("description")));
        if (operation
                .path("responses")
                .propertyStream()
                .noneMatch(response -> response.getKey().startsWith("2"))) {
            complaints.add("a response of " + name + " when all is well: the code has no such operation");
        }
        operation
                .path("responses")
                .propertyStream()
                .forEach(response -> need(
                        "description of " + name + " " + response.getKey(),
                        response.getValue().path("description")));
        if (operation
                .path("responses")
                .propertyStream()
                .noneMatch(response -> response.getKey().startsWith("4"))) {
            complaints.add("problems of " + name);
        }
    }

    private void schema(String name, JsonNode schema) {
        schema.path("properties").propertyStream().forEach(property -> {
            var place = name + "." + property.getKey();
            if (!property.getValue().has("$ref")) {
                need("description of " + place, property.getValue().path("description"));
            }
            schema(place, property.getValue());
        });
    }

    private void need(String what, JsonNode text) {
        if (text.asString().isBlank()) {
            complaints.add(what);
        }
    }
}
