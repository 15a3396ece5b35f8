package io.switchboard.local.demo;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;

/** Reads parts of events and answers that the demonstration shows. */
final class DemoJson {

    private DemoJson() {}

    static String history(JsonNode message) {
        return stream(message.path("statusHistory"))
                .map(change -> change.path("status").asString())
                .collect(Collectors.joining(" → "));
    }

    static boolean isOf(JsonNode event, String type) {
        return event.path("type").asString("").equals(type);
    }

    static String text(JsonNode event, String name) {
        return event.path("data").path(name).asString("");
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
