package io.switchboard.apidocument;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Merges texts into a document: objects property by property, while other values are replaced. */
final class DocumentTexts {

    private DocumentTexts() {}

    static void merge(ObjectNode target, JsonNode texts) {
        texts.propertyStream().forEach(text -> {
            var existing = target.get(text.getKey());
            if (existing instanceof ObjectNode object && text.getValue().isObject()) {
                merge(object, text.getValue());
            } else {
                target.set(text.getKey(), text.getValue().deepCopy());
            }
        });
    }
}
