package io.switchboard.systemtests.story;

import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * A call that is over.
 *
 * @param status as Twilio calls it
 * @param heard the prompts that were played to the caller
 * @param callees the people called for the caller, in that order
 * @param errors the answers that Twilio did not understand or did not receive
 */
public record Call(String sid, String status, List<String> heard, List<Callee> callees, List<String> errors) {

    /**
     * A person whose phone rang.
     *
     * @param heard the prompts that were played to this person before the connection
     * @param connected whether they talked with the caller
     */
    public record Callee(String sid, String number, String status, List<String> heard, boolean connected) {

        static Callee of(JsonNode json) {
            return new Callee(
                    json.get("sid").asString(),
                    json.get("to").asString(),
                    json.get("status").asString(),
                    strings(json.get("heard")),
                    json.get("connected").asBoolean());
        }
    }

    static Call of(JsonNode json) {
        return new Call(
                json.get("sid").asString(),
                json.get("status").asString(),
                strings(json.get("heard")),
                json.get("callees").valueStream().map(Callee::of).toList(),
                strings(json.get("errors")));
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
