package io.switchboard.apidocument;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts one OpenAPI document together from what the code says, a service's texts, and the parts that all services share. */
final class ApiDocument {

    private static final List<String> ORDER = List.of("openapi", "info", "security", "tags", "paths", "components");
    private static final String PROBLEM_TYPES = "https://switchboard.io/problems/";

    private final ObjectNode document;
    private final ObjectNode texts;
    private final ObjectNode shared;

    /**
     * @param code springdoc's document; it is changed
     * @param texts the service's own texts: {@code info}, {@code tags}, {@code paths} and {@code components} as in the
     *     document, {@code names} of schemas, {@code parameters}, and {@code problems} by status in each operation
     * @param shared security, schemas, headers and descriptions of statuses
     */
    ApiDocument(ObjectNode code, ObjectNode texts, ObjectNode shared) {
        this.document = code;
        this.texts = texts;
        this.shared = shared;
    }

    ObjectNode complete() {
        operations().forEach(ApiDocument::keepSuccessOnly);
        new SchemaNames(document).rename(texts.path("names"));
        new EventSchemas(document).replace();
        DocumentTexts.merge(document, only(shared, "security", "components"));
        DocumentTexts.merge(document, only(texts, "info", "tags", "paths", "components"));
        document.get("paths")
                .forEach(path -> path.properties()
                        .forEach(entry -> completeOperation(entry.getKey(), (ObjectNode) entry.getValue())));
        new SchemaNames(document).removeUnused();
        return ordered();
    }

    private List<ObjectNode> operations() {
        return document.path("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .map(ObjectNode.class::cast)
                .toList();
    }

    /** The advices' failures that springdoc finds are not those of the operation. */
    private static void keepSuccessOnly(ObjectNode operation) {
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

    private void completeOperation(String method, ObjectNode operation) {
        operation.path("parameters").forEach(parameter -> describe((ObjectNode) parameter));
        problems(method, operation)
                .forEach((status, types) ->
                        ((ObjectNode) operation.get("responses")).set(status, response(status, types)));
        operation.set("responses", sorted(operation.get("responses")));
        var inOrder = JsonNodeFactory.instance.objectNode();
        Stream.of("operationId", "summary", "description", "tags", "security", "parameters", "requestBody", "responses")
                .filter(operation::has)
                .forEach(name -> inOrder.set(name, operation.get(name)));
        operation.removeAll();
        operation.setAll(inOrder);
    }

    /** The types of the operation's own problems and of those that it shares with others like it, by status. */
    private SortedMap<String, SortedSet<String>> problems(String method, ObjectNode operation) {
        var common = shared.path("common");
        var applying = new ArrayList<JsonNode>();
        if (!operation.has("security")) {
            applying.add(common.path("every"));
            applying.add(method.equals("get") ? MissingNode.getInstance() : common.path("write"));
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
        var known = schema.putObject("properties").putObject("type").putArray("enum");
        types.forEach(type -> known.add(PROBLEM_TYPES + type));
        return response;
    }

    private ObjectNode ordered() {
        var ordered = JsonNodeFactory.instance.objectNode();
        ORDER.stream().filter(document::has).forEach(name -> ordered.set(name, document.get(name)));
        ordered.set("paths", sorted(document.get("paths")));
        var components = JsonNodeFactory.instance.objectNode();
        document.get("components")
                .propertyStream()
                .forEach(kind -> components.set(kind.getKey(), sorted(kind.getValue())));
        ordered.set("components", components);
        return ordered;
    }

    private static ObjectNode sorted(JsonNode object) {
        var byName = new TreeMap<String, JsonNode>();
        object.propertyStream().forEach(property -> byName.put(property.getKey(), property.getValue()));
        return JsonNodeFactory.instance.objectNode().setAll(byName);
    }

    private static ObjectNode only(ObjectNode from, String... names) {
        var some = JsonNodeFactory.instance.objectNode();
        Stream.of(names).filter(from::has).forEach(name -> some.set(name, from.get(name)));
        return some;
    }
}
