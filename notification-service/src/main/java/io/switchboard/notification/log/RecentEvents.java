package io.switchboard.notification.log;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

import io.switchboard.notification.subscription.Subscription;

/**
 * The latest events of each partition, for clients that missed few; those that missed more read them from Kafka. Not
 * thread-safe: its owner guards it.
 */
public final class RecentEvents {

    private final String generation;
    private final List<PartitionEvents> partitions;

    /**
     * Begins without an event, at these offsets.
     *
     * @param maxBytes of all partitions together
     */
    public RecentEvents(TopicOffsets offsets, long maxBytes) {
        generation = offsets.version().generation();
        var each = maxBytes / Math.max(1, offsets.partitions().size());
        partitions = offsets.partitions().stream()
                .map(partition -> new PartitionEvents(offsets.next(partition.partition()), each))
                .toList();
    }

    /** Adds the event after the one that was added last of its partition. */
    public void add(TenantEvent event) {
        partitions.get(event.after().partition()).add(event);
    }

    /**
     * Returns a client's events from a position to another of its partition, oldest first. Empty when some of them are not here,
     * or the topic has another generation by now.
     */
    public Optional<List<TenantEvent>> between(Subscription subscription, StreamPosition from, StreamPosition until) {
        if (!from.generation().equals(generation)) {
            return Optional.empty();
        }
        return partitions.get(from.partition()).between(subscription, from.next(), until.next());
    }

    private static final class PartitionEvents {

        /** The memory of the objects around an event's payload, roughly. */
        private static final int OBJECTS = 512;

        private final ArrayDeque<TenantEvent> events = new ArrayDeque<>();
        private final long maxBytes;
        private long begin;
        private long bytes;

        private PartitionEvents(long begin, long maxBytes) {
            this.begin = begin;
            this.maxBytes = maxBytes;
        }

        private void add(TenantEvent event) {
            events.add(event);
            bytes += size(event);
            while (bytes > maxBytes) {
                var oldest = events.remove();
                bytes -= size(oldest);
                begin = oldest.after().next();
            }
        }

        private Optional<List<TenantEvent>> between(Subscription subscription, long from, long until) {
            if (from < begin) {
                return Optional.empty();
            }
            return Optional.of(events.stream()
                    .filter(event ->
                            event.after().next() > from && event.after().next() <= until)
                    .filter(event -> event.isResentTo(subscription))
                    .toList());
        }

        private static long size(TenantEvent event) {
            return event.event().data().length + (long) OBJECTS;
        }
    }
}
