package io.switchboard.notification.log;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

import io.switchboard.events.Topics;
import io.switchboard.kafka.consumer.AssignedConsumer;
import io.switchboard.notification.subscription.Subscription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads past events from Kafka. Each read has a consumer of its own while it lasts; the number of reads at a time is
 * limited, and no read waits for a client. Idle consumers are reused, because a new one connects and fetches metadata first,
 * which takes longer than most reads.
 */
public final class EventHistory implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final EventLogSettings settings;
    private final EventLogMeters meters;
    private final Semaphore permits;
    private final Queue<AssignedConsumer<byte[], byte[]>> idle = new ConcurrentLinkedQueue<>();
    private volatile boolean isClosed;

    EventHistory(Supplier<Consumer<byte[], byte[]>> consumers, EventLogSettings settings, EventLogMeters meters) {
        this.consumers = consumers;
        this.settings = settings;
        this.meters = meters;
        permits = new Semaphore(settings.maxConcurrentCatchUps(), true);
    }

    /** The number of reads that may run at the same time. */
    public int maxConcurrentReads() {
        return settings.maxConcurrentCatchUps();
    }

    /** The offsets that a partition holds: from {@code begin} up to {@code end}, which is excluded. */
    public record Bounds(long begin, long end) {

        public boolean contain(StreamPosition position) {
            return begin <= position.next() && position.next() <= end;
        }
    }

    /**
     * A client's request for the events that it missed.
     *
     * @param subscription selects the events by tenant and recipient
     * @param until the offset at which the catch-up ends, itself excluded
     * @param pageEvents the largest number of events of a page
     * @param pageBytes the size at which a page ends; a larger event is a page of its own
     * @param seen ids of the events that this catch-up has read
     */
    public record Request(Subscription subscription, long until, int pageEvents, long pageBytes, RecentIds seen) {}

    /**
     * A tenant's events from a position on, oldest first.
     *
     * @param next the position at which reading continues; before the requested end when the page is full
     */
    public record Page(List<TenantEvent> events, StreamPosition next) {}

    /**
     * Reads the offsets that the partition holds now.
     *
     * @throws KafkaException when Kafka does not answer
     */
    public Bounds bounds(int partition) throws InterruptedException {
        var only = new TopicPartition(Topics.EVENTS.name(), partition);
        return withConsumer(consumer -> {
            consumer.assign(Set.of(only));
            var begins = consumer.beginnings(Set.of(only));
            var ends = consumer.ends(Set.of(only));
            return new Bounds(offset(begins.get(only)), offset(ends.get(only)));
        });
    }

    /**
     * Reads the next page of a tenant's events in order.
     *
     * @throws KafkaException when Kafka does not answer, or has deleted the records since
     */
    public Page read(Request request, StreamPosition from) throws InterruptedException {
        return withConsumer(consumer -> read(consumer, request, from));
    }

    private Page read(AssignedConsumer<byte[], byte[]> consumer, Request request, StreamPosition from) {
        var only = new TopicPartition(Topics.EVENTS.name(), from.partition());
        consumer.assign(Set.of(only));
        consumer.seek(Map.of(only, from.next()));
        var page = new HistoryPageBuilder(request, from, meters);
        var deadline = System.nanoTime() + settings.timeout().toNanos();
        while (!page.isFull() && System.nanoTime() - deadline <= 0) {
            var records = consumer.poll(POLL).iterator();
            while (records.hasNext() && !page.isFull()) {
                page.add(records.next());
            }
            if (!records.hasNext()) {
                // Kafka's own records take up offsets, too.
                page.advance(consumer.position(only));
            }
        }
        if (page.isEmpty() && !page.isFull()) {
            throw new TimeoutException("no record in " + settings.timeout());
        }
        return page.build();
    }

    private <T> T withConsumer(Function<AssignedConsumer<byte[], byte[]>, T> work) throws InterruptedException {
        if (!permits.tryAcquire(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new TimeoutException("too many clients catch up at the same time");
        }
        try {
            return withReusedConsumer(work);
        } finally {
            permits.release();
        }
    }

    private <T> T withReusedConsumer(Function<AssignedConsumer<byte[], byte[]>, T> work) {
        var known = idle.poll();
        var consumer = known == null ? new AssignedConsumer<>(consumers.get()) : known;
        var isUsable = false;
        try {
            var result = work.apply(consumer);
            // Drops the records that were fetched and not read.
            consumer.assign(Set.of());
            isUsable = true;
            return result;
        } finally {
            if (isUsable) {
                idle.add(consumer);
            } else {
                consumer.close();
            }
            if (isClosed) {
                close();
            }
        }
    }

    /** Closes the idle consumers; those in use are closed after their reads. */
    @Override
    public void close() {
        isClosed = true;
        for (var consumer = idle.poll(); consumer != null; consumer = idle.poll()) {
            consumer.close();
        }
    }

    private static long offset(@Nullable Long offset) {
        if (offset == null) {
            throw new KafkaException("Kafka returned no offset");
        }
        return offset;
    }
}
