package io.switchboard.example.plain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A CloudEvent in Kafka's binary mode: its attributes are headers, its payload is the value.
 *
 * @param id the same each time that the event is delivered
 * @param type what happened; a consumer ignores types that it does not know
 * @param data the payload; later versions may add fields
 */
public record ReceivedEvent(String id, String type, String tenantId, Instant time, JsonNode data) {

    private static final JsonMapper JSON = new JsonMapper();

    static ReceivedEvent of(ConsumerRecord<byte[], byte[]> record) {
        return new ReceivedEvent(
                header(record, "ce_id"),
                header(record, "ce_type"),
                header(record, "ce_tenantid"),
                Instant.parse(header(record, "ce_time")),
                JSON.readTree(record.value()));
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        if (header == null) {
            throw new IllegalArgumentException("The record has no header " + name);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
