package io.switchboard.provisioning.usage.rate;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.Message;
import io.switchboard.mongo.TenantKey;
import io.switchboard.web.TenantId;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The delay of one text that a tenant received.
 *
 * @param minute in which the text was published, right after it was stored
 * @param millis the time from the webhook until then; 0 where the clocks of two machines say less
 */
record TextDelay(TenantId tenant, Instant minute, long millis) {

    /** Empty for a record that is not about a received text of a tenant. */
    static Optional<TextDelay> of(ConsumerRecord<String, CloudEvent<Object>> record) {
        var event = record.value();
        return event == null || !isReceived(event)
                ? Optional.empty()
                : TenantId.parse(event.tenantId()).map(tenant -> of(tenant, event.time(), record.timestamp()));
    }

    private static boolean isReceived(CloudEvent<Object> event) {
        return event.type().equals(EventType.MESSAGE_RECEIVED.type()) && event.data() instanceof Message;
    }

    private static TextDelay of(TenantId tenant, Instant receivedAt, long publishedAtMillis) {
        var publishedAt = Instant.ofEpochMilli(publishedAtMillis);
        var millis = Duration.between(receivedAt, publishedAt).toMillis();
        return new TextDelay(tenant, publishedAt.truncatedTo(ChronoUnit.MINUTES), Math.max(0, millis));
    }

    /** The id of the document of the tenant's minute. */
    String id() {
        return TenantKey.of(tenant.value(), minute.toString());
    }

    static TextDelay longer(TextDelay one, TextDelay other) {
        return one.millis >= other.millis ? one : other;
    }
}
