package io.switchboard.emulator.behaviour;

import java.util.Map;

import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Replaces values in objects of a JSON answer, also by values that Twilio never sends. */
record AnswerLie(Map<String, Object> where, Map<String, Object> properties) {
    /** Escapes all but ASCII: half a surrogate pair cannot be encoded in UTF-8, but can be escaped. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    static AnswerLie of(ApiFault fault) {
        return new AnswerLie(
                fault.where() == null ? Map.of() : fault.where(),
                fault.properties() == null ? Map.of() : fault.properties());
    }

    byte[] applyTo(byte[] answer) {
        var json = JSON.readTree(answer);
        change(json);
        return JSON.writeValueAsBytes(json);
    }

    private void change(JsonNode node) {
        if (node instanceof ObjectNode object && concerns(object)) {
            properties.forEach((name, value) -> object.set(name, JSON.valueToTree(value)));
        }
        node.values().forEach(this::change);
    }

    private boolean concerns(ObjectNode object) {
        var hasAnyOfThem = properties.keySet().stream().anyMatch(object::has);
        return where.isEmpty()
                ? hasAnyOfThem
                : where.entrySet().stream()
                        .allMatch(wanted -> JSON.valueToTree(wanted.getValue()).equals(object.get(wanted.getKey())));
    }
}
