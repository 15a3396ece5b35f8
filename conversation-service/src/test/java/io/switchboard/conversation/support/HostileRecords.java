package io.switchboard.conversation.support;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes random records of the tenants {@code hostile} and {@code third}: golden samples with fields, parameters and headers
 * removed or replaced by hostile values, and values that are no events at all.
 */
public final class HostileRecords {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> SAMPLES =
            List.of("inbound-message", "inbound-whatsapp-message", "message-status", "message-status", "send-message");
    private static final List<String> TENANTS = List.of("hostile", "third");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\\ud800",
            "\\udc4b\\ud83d",
            "\\u0000",
            "a\\u0000b",
            "\\r\\n[ERROR] forged",
            "\\u202e\\u2028",
            "$where",
            "$set.history",
            "a.b.c",
            "null",
            "0",
            "-1",
            "99999999999999999999",
            "SM0123456789abcdef0123456789abcdef",
            "SM0123456789abcdef0123456789abcdefNumMedia0",
            "whatsapp:",
            "whatsapp:+15005550006",
            "+15005550006",
            "2026-11-21T09:30:00.123Z",
            "+1000000000-12-31T23:59:59Z",
            "-1000000000-01-01T00:00:00Z",
            "delivered",
            "x".repeat(65),
            "\\uD83D\\uDC4B".repeat(3_000),
            "y".repeat(60_000),
            "\\u0001".repeat(60_000));

    private static final List<String> NO_EVENTS = List.of(
            "not json {",
            "",
            "null",
            "[]",
            "7",
            "\"text\"",
            "{}",
            "{\"parameters\": 7}",
            "{\"parameters\": {\"MessageSid\": [null]}}",
            "[".repeat(5_000),
            "{\"a\":".repeat(3_000));

    private final RandomGenerator random;
    private final ServiceTopics kafka;
    private final List<String> statusSids = new ArrayList<>();

    public HostileRecords(RandomGenerator random, ServiceTopics kafka) {
        this.random = random;
        this.kafka = kafka;
    }

    /** Writes one record. */
    public void write() {
        if (random.nextInt(8) == 0) {
            var topic = random.nextBoolean() ? "twilio.messaging" : "switchboard.outbound";
            kafka.write(topic, key(), headers(JSON.createObjectNode()), one(NO_EVENTS));
        } else {
            writeSample(one(SAMPLES));
        }
    }

    private void writeSample(String name) {
        var sample = (ObjectNode) JSON.readTree(ServiceTopics.sample(name));
        var tenant = one(TENANTS);
        var data = (ObjectNode) sample.get("data");
        vary(data);
        for (var changes = random.nextInt(3); changes > 0; changes--) {
            spoil(data);
        }
        if (data.has("tenantId") && random.nextInt(3) > 0) {
            data.put("tenantId", tenant);
        }
        var headers = headers((ObjectNode) sample.get("headers"));
        headers.put("ce_tenantid", tenant);
        if (random.nextInt(5) == 0) {
            headers.remove(one(List.copyOf(headers.keySet())));
        }
        // Hostile texts are written as JSON escapes, which Jackson would escape once more.
        kafka.write(
                sample.get("topic").asString(),
                key(),
                headers,
                JSON.writeValueAsString(data).replace("\\\\u", "\\u").replace("\\\\r\\\\n", "\\r\\n"));
    }

    /** New SIDs and customers, some of them again, so that records meet what is stored. */
    private void vary(ObjectNode data) {
        if (data.get("parameters") instanceof ObjectNode parameters) {
            var sid = random.nextInt(3) > 0 || statusSids.isEmpty()
                    ? "SM%032x".formatted(random.nextLong() & Long.MAX_VALUE)
                    : one(statusSids);
            statusSids.add(sid);
            for (var each : List.of("MessageSid", "SmsSid", "SmsMessageSid")) {
                if (parameters.has(each)) {
                    parameters.putArray(each).add(sid);
                }
            }
            if (parameters.has("MessageStatus") && random.nextBoolean()) {
                parameters.putArray("MessageStatus").add("w" + "abcdefghij".charAt(random.nextInt(10)));
            }
        } else if (random.nextInt(3) > 0) {
            data.put("messageId", "019aa5b2-7c31-7cc3-98c4-%012x".formatted(random.nextInt(50)));
            data.put("conversationId", "019aa5b2-7c31-7cc3-98c5-%012x".formatted(random.nextInt(10)));
        }
    }

    private void spoil(ObjectNode data) {
        var target =
                data.get("parameters") instanceof ObjectNode parameters && random.nextBoolean() ? parameters : data;
        var names = List.copyOf(target.propertyNames());
        if (names.isEmpty()) {
            return;
        }
        var name = one(names);
        switch (random.nextInt(5)) {
            case 0 -> target.remove(name);
            case 1 -> target.set(name, JSON.nullNode());
            case 2 -> target.set(name, JSON.readTree("[{\"a\": [1, null, \"\"]}]"));
            default -> target.set(name, hostile(target.get(name)));
        }
    }

    private JsonNode hostile(JsonNode before) {
        var text = JSON.getNodeFactory().stringNode(one(TEXTS));
        return before instanceof ArrayNode ? JSON.createArrayNode().add(text) : text;
    }

    private Map<String, String> headers(ObjectNode sample) {
        var headers = new HashMap<String, String>();
        sample.properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asString()));
        return headers;
    }

    private String key() {
        return "+15005550006|+1555124" + random.nextInt(1000, 9999);
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
