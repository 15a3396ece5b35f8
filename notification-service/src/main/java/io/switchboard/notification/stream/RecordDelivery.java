package io.switchboard.notification.stream;

import java.util.Arrays;

import io.switchboard.notification.log.RecentEvents;
import io.switchboard.notification.log.RecentIds;
import io.switchboard.notification.log.TenantEvent;
import io.switchboard.notification.log.TopicOffsets;
import io.switchboard.notification.stream.StreamMeters.Received;
import io.switchboard.notification.telemetry.RateLimitedLog;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Delivers records to their tenants' streams and tracks the offsets of one topic version. Not thread-safe: the lock of
 * {@link StreamRegistry} guards it.
 */
final class RecordDelivery {

    private final RateLimitedLog log;
    private final TopicOffsets offsets;
    private final RecentIds[] recent;
    private final RecentEvents events;

    RecordDelivery(TopicOffsets offsets, int rememberedIds, long recentBytes, RateLimitedLog log) {
        this.log = log;
        this.offsets = offsets;
        events = new RecentEvents(offsets, recentBytes);
        recent = new RecentIds[offsets.partitions().size()];
        Arrays.setAll(recent, partition -> new RecentIds(rememberedIds));
    }

    TopicOffsets offsets() {
        return offsets;
    }

    /** The latest events that were delivered. */
    RecentEvents recentEvents() {
        return events;
    }

    /** Delivers the record. An unreadable record is skipped: no other record and no other tenant waits for it. */
    Received deliver(ConsumerRecord<?, byte[]> record, TenantStreams streams) {
        try {
            return deliverReadable(record, streams);
        } catch (RuntimeException e) {
            log.warn(line -> line.addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .addKeyValue("reason", e.getMessage())
                    .log("unreadable event skipped"));
            return Received.UNREADABLE;
        } finally {
            offsets.advance(record.partition(), record.offset() + 1);
        }
    }

    private Received deliverReadable(ConsumerRecord<?, byte[]> record, TenantStreams streams) {
        var received = TenantEvent.of(record, offsets.position(record.partition()));
        if (!recent[record.partition()].add(
                received.tenantId(), received.event().id())) {
            return Received.DUPLICATE;
        }
        events.add(received);
        var recipient = received.event().recipient();
        var watching = streams.of(received.tenantId()).stream()
                .filter(stream -> stream.subscription().mayReceive(recipient))
                .toList();
        if (watching.isEmpty()) {
            return Received.UNWATCHED;
        }
        var event = StreamEvent.of(received);
        watching.stream().filter(stream -> event.isFor(stream.subscription())).forEach(stream -> stream.offer(event));
        return Received.WATCHED;
    }
}
