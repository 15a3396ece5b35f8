package io.switchboard.notification.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records of {@code switchboard.events}. */
public final class StreamRecords {

    public static final Instant TIME = Instant.parse("2026-11-21T10:00:00.123Z");

    private StreamRecords() {}

    public static ConsumerRecord<byte[], byte[]> record(int partition, long offset, String tenantId, String id) {
        return record(partition, offset, tenantId, id, "{\"id\":\"" + id + "\"}");
    }

    public static ConsumerRecord<byte[], byte[]> record(
            int partition, long offset, String tenantId, String id, String payload) {
        var event = new CloudEvent<Object>(id, "io.switchboard.message.received", "/test", null, TIME, tenantId, "");
        return of(partition, offset, event, payload);
    }

    public static ConsumerRecord<byte[], byte[]> of(int partition, long offset, CloudEvent<?> event, String payload) {
        var record = new ConsumerRecord<>(
                Topics.EVENTS.name(), partition, offset, new byte[0], payload.getBytes(StandardCharsets.UTF_8));
        event.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
