package io.switchboard.systemtests.story;

import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * A message as the API shows it.
 *
 * @param statuses its status history
 */
public record Message(
        String id,
        String conversationId,
        String direction,
        String sid,
        String body,
        String status,
        List<String> statuses,
        boolean isAutomatic) {

    static Message of(JsonNode json) {
        return new Message(
                json.get("id").asString(),
                json.get("conversationId").asString(),
                json.get("direction").asString(),
                json.path("twilioSid").asString(""),
                json.get("body").asString(),
                json.get("status").asString(),
                json.get("statusHistory")
                        .valueStream()
                        .map(entry -> entry.get("status").asString())
                        .toList(),
                json.path("automatic").asBoolean(false));
    }

    public boolean isInbound() {
        return direction.equals("inbound");
    }
}
