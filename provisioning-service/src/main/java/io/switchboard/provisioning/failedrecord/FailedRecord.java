package io.switchboard.provisioning.failedrecord;

import java.time.Instant;
import java.util.Objects;

import io.switchboard.kafka.replay.DeadLetters;
import io.switchboard.kafka.replay.RecordHeaderReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A dead letter or a rejected webhook, read as far as it can be read. Nothing about it is proven: a stranger can send a
 * webhook that names any account.
 *
 * @param payload missing when the value is no JSON
 */
public record FailedRecord(ConsumerRecord<byte[], byte[]> record, JsonNode payload) {

    private static final int LARGEST_VALUE = 1024 * 1024;
    private static final JsonMapper JSON = new JsonMapper();

    public static FailedRecord of(ConsumerRecord<byte[], byte[]> record) {
        return new FailedRecord(record, payload(record.value()));
    }

    public RecordId id() {
        return RecordId.of(record);
    }

    public Instant at() {
        return Instant.ofEpochMilli(record.timestamp());
    }

    @Nullable
    String header(String name) {
        return RecordHeaderReader.header(record, name);
    }

    /** Returns why it failed: of a dead letter its header, of a rejected webhook a stable word. */
    public String reason() {
        return Objects.requireNonNullElseGet(
                DeadLetters.isTopic(record.topic()) ? DeadLetters.reason(record) : text("reason"), () -> "unknown");
    }

    @Nullable
    String tenantId() {
        return header("ce_tenantid");
    }

    @Nullable
    String accountSid() {
        return text("accountSid");
    }

    @Nullable
    String text(String field) {
        return payload.path(field).stringValue(null);
    }

    private static JsonNode payload(byte @Nullable [] value) {
        if (value == null || value.length > LARGEST_VALUE) {
            return JSON.missingNode();
        }
        try {
            return JSON.readTree(value);
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }
}
