package io.switchboard.apidocument;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Completes one operation of an OpenAPI document: the texts of its parameters, and its problems by status.
 *
 * @param method in lower case
 * @param operation as springdoc wrote it; it is changed
 * @param texts the service's own, as in {@link ApiDocument}
 * @param shared by all services
 */
record OperationDocument(String method, ObjectNode operation, ObjectNode texts, ObjectNode shared) {

    private static final String PROBLEM_TYPES = "https://switchboard.io/problems/";

    /** Removes the failures that springdoc found in advices, which are not those of the operation. */
    static void keepSuccessOnly(ObjectNode operation) {
        var responses = (ObjectNode) operation.get("responses");
        responses.remove(responses
                .propertyStream()
                .map(response -> response.getKey())
                .filter(status -> !status.startsWith("2"))
                .toList());
        responses.forEach(response -> {
            if (response.path("content").has("*/*")) {
                var content = (ObjectNode) response.get("content");
                content.set("application/json", content.remove("*/*"));
            }
        });
    }

    /** Describes parameters, adds the problems, and sorts the members. */
    void complete() {
        keepFirstOfEachParameter();
        operation.path("parameters").forEach(parameter -> describe((ObjectNode) parameter));
        problems()
                .forEach((status, types) ->
                        ((ObjectNode) operation.get("responses")).set(status, response(status, types)));
        operation.set("responses", ApiDocument.sorted(operation.get("responses")));
        var inOrder = JsonNodeFactory.instance.objectNode();
        Stream.of("operationId", "summary", "description", "tags", "security", "parameters", "requestBody", "responses")
                .filter(operation::has)
                .forEach(name -> inOrder.set(name, operation.get(name)));
        operation.removeAll();
        operation.setAll(inOrder);
    }

    /** Springdoc joins handlers that answer one path in several forms, and lists the headers that both read twice. */
    private void keepFirstOfEachParameter() {
        var seen = new HashSet<String>();
        if (operation.path("parameters") instanceof ArrayNode parameters) {
            parameters.removeIf(parameter -> !seen.add(
                    parameter.path("in").asString("") + parameter.path("name").asString("")));
        }
    }

    /** The types of the operation's own problems and of those that it shares with others like it, by status. */
    private SortedMap<String, SortedSet<String>> problems() {
        var common = shared.path("common");
        var applying = new ArrayList<JsonNode>();
        if (!operation.has("security")) {
            applying.add(common.path("every"));
            applying.add(method.equals("get") ? MissingNode.getInstance() : common.path("write"));
            applying.add(isConditional() ? common.path("conditional") : MissingNode.getInstance());
            applying.add(operation.has("requestBody") ? common.path("body") : MissingNode.getInstance());
        }
        applying.add(Objects.requireNonNullElse(operation.remove("problems"), MissingNode.getInstance()));
        var types = new TreeMap<String, SortedSet<String>>();
        applying.forEach(problems -> problems.propertyStream()
                .forEach(problem -> problem.getValue()
                        .forEach(type -> types.computeIfAbsent(problem.getKey(), status -> new TreeSet<>())
                                .add(type.asString()))));
        return types;
    }

    private boolean isConditional() {
        return operation
                .path("parameters")
                .valueStream()
                .anyMatch(parameter -> parameter.path("name").asString().equals("If-Match"));
    }

    private void describe(ObjectNode parameter) {
        var name = parameter.get("name").asString();
        for (var source : List.of(texts, shared)) {
            if (!parameter.has("description") && source.path("parameters").has(name)) {
                parameter.set("description", source.get("parameters").get(name));
            }
        }
    }

    private ObjectNode response(String status, SortedSet<String> types) {
        var response = JsonNodeFactory.instance.objectNode();
        response.set("description", shared.path("problems").path(status));
        if (shared.path("headers").has(status)) {
            response.set("headers", shared.get("headers").get(status));
        }
        var schema = response.putObject("content")
                .putObject("application/problem+json")
                .putObject("schema");
        schema.put("$ref", "#/components/schemas/Problem");
        var properties = schema.putObject("properties");
        var known = properties.putObject("type").putArray("enum");
        types.forEach(type -> known.add(PROBLEM_TYPES + type));
        shared.path("members")
                .path(status)
                .propertyStream()
                .forEach(member -> properties.set(member.getKey(), member.getValue()));
        return response;
    }
}
