package io.switchboard.notification.log;

import java.nio.charset.StandardCharsets;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.notification.subscription.Subscription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * An event with its tenant and its position on the topic. Its payload is bytes that have not been parsed.
 *
 * @param after the position of a client that has the event
 */
public record TenantEvent(String tenantId, CloudEvent<byte[]> event, StreamPosition after) {

    /**
     * Reads a record's attributes. The tenant is taken from the {@code ce_tenantid} header only.
     *
     * @param from the position of the record's partition, at any offset
     * @throws IllegalArgumentException naming the attribute that is missing or wrong
     */
    public static TenantEvent of(ConsumerRecord<?, byte[]> record, StreamPosition from) {
        var value = record.value();
        if (value == null) {
            throw new IllegalArgumentException("no payload");
        }
        var event = CloudEvent.of(name -> header(record.headers(), name), value);
        var tenantId = event.tenantId();
        if (tenantId == null || tenantId.isBlank()) {
            throw new IllegalArgumentException("ce_tenantid is missing");
        }
        return new TenantEvent(tenantId, event, from.at(record.offset() + 1));
    }

    /** Returns whether a client that missed the event receives it later. */
    public boolean isResentTo(Subscription subscription) {
        return tenantId.equals(subscription.tenantId())
                && subscription.mayReceive(event.recipient())
                && EventType.of(event.type()).filter(EventType::isTransient).isEmpty();
    }

    private static @Nullable String header(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
