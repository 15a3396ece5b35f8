package io.switchboard.apidocument;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Assembles one OpenAPI document from springdoc's, a service's texts, and the parts that all services share. */
final class ApiDocument {

    private static final List<String> ORDER = List.of("openapi", "info", "security", "tags", "paths", "components");

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
        operations().forEach(OperationDocument::keepSuccessOnly);
        new SchemaNames(document).rename(texts.path("names"));
        new EventSchemas(document).replace();
        DocumentTexts.merge(document, only(shared, "security", "components"));
        DocumentTexts.merge(document, only(texts, "info", "tags", "paths", "components"));
        document.get("paths")
                .forEach(path ->
                        path.properties().forEach(entry -> operation(entry).complete()));
        new SchemaNames(document).removeUnused();
        return ordered();
    }

    private OperationDocument operation(Map.Entry<String, JsonNode> entry) {
        return new OperationDocument(entry.getKey(), (ObjectNode) entry.getValue(), texts, shared);
    }

    private List<ObjectNode> operations() {
        return document.path("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .map(ObjectNode.class::cast)
                .toList();
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

    static ObjectNode sorted(JsonNode object) {
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
