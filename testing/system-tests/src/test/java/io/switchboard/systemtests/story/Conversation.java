package io.switchboard.systemtests.story;

import tools.jackson.databind.JsonNode;

/** A conversation as the API shows it. */
public record Conversation(String id, String ourAddress, String theirAddress, boolean routed, String preview) {

    static Conversation of(JsonNode json) {
        return new Conversation(
                json.get("id").asString(),
                json.get("ourAddress").asString(),
                json.get("theirAddress").asString(),
                json.get("routed").asBoolean(),
                json.path("lastMessage").path("preview").asString(""));
    }
}
