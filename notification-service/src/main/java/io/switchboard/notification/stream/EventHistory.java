package io.switchboard.notification.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

import io.switchboard.events.Topics;
import io.switchboard.notification.stream.StreamMeters.Replayed;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events there were, read from Kafka again. Every read has a consumer of its own for as long as it takes; there is a
 * limit to how many at a time, and none of them ever waits for a client.
 */
final class EventHistory {

    private static final Logger log = LoggerFactory.getLogger(EventHistory.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final StreamSettings settings;
    private final StreamMeters meters;
    private final Semaphore turns;
    private final StreamEventWriter envelopes = new StreamEventWriter();

    EventHistory(Supplier<Consumer<byte[], byte[]>> consumers, StreamSettings settings, StreamMeters meters) {
        this.consumers = consumers;
        this.settings = settings;
        this.meters = meters;
        turns = new Semaphore(settings.concurrentReplays(), true);
    }

    /**
     * A tenant's events from a position on.
     *
     * @param next where to read on; the given {@code until}, or earlier when there is more than fits
     */
    record Page(List<StreamEvent> events, StreamPosition next) {}

    /** The offsets that a partition holds: from {@code begin} up to, not including, {@code end}. */
    record Bounds(long begin, long end) {

        boolean contain(StreamPosition position) {
            return begin <= position.next() && position.next() <= end;
        }
    }

    /**
     * What the partition holds now.
     *
     * @throws KafkaException when Kafka does not say
     */
    Bounds bounds(int partition) throws InterruptedException {
        var only = new TopicPartition(Topics.EVENTS.name(), partition);
        return inTurn(consumer -> {
            consumer.assign(Set.of(only));
            var begins = consumer.beginningOffsets(Set.of(only));
            var ends = consumer.endOffsets(Set.of(only));
            return new Bounds(offset(begins.get(only)), offset(ends.get(only)));
        });
    }

    /**
     * Reads the tenant's events in order, as many and as much as may wait for a client.
     *
     * @param recent what the client got in this resume
     * @throws KafkaException when Kafka does not answer, or has dropped the records meanwhile
     */
    Page read(String tenantId, StreamPosition from, long until, RecentIds recent) throws InterruptedException {
        return inTurn(consumer -> read(consumer, tenantId, from, until, recent));
    }

    private Page read(
            Consumer<byte[], byte[]> consumer, String tenantId, StreamPosition from, long until, RecentIds recent) {
        var only = new TopicPartition(Topics.EVENTS.name(), from.partition());
        consumer.assign(Set.of(only));
        consumer.seek(only, from.next());
        var events = new ArrayList<StreamEvent>();
        var deadline = System.nanoTime() + settings.patience().toNanos();
        var next = from.next();
        var room = settings.queueSize().toBytes();
        while (next < until && room > 0 && events.size() < settings.queue()) {
            if (System.nanoTime() - deadline > 0) {
                if (next == from.next()) {
                    throw new TimeoutException("no record in " + settings.patience());
                }
                break;
            }
            var records = consumer.poll(POLL).iterator();
            while (records.hasNext() && next < until && room > 0 && events.size() < settings.queue()) {
                var record = records.next();
                if (record.offset() < until) {
                    room -= collect(record, tenantId, from, recent, events);
                }
                next = Math.min(record.offset() + 1, until);
            }
            if (!records.hasNext()) {
                // Kafka's own records use offsets as well.
                next = Math.min(consumer.position(only), until);
            }
        }
        return new Page(events, from.at(next));
    }

    /** Adds the event if it is the tenant's and new; returns what it takes in memory. */
    private long collect(
            ConsumerRecord<?, byte[]> record,
            String tenantId,
            StreamPosition from,
            RecentIds recent,
            List<StreamEvent> events) {
        try {
            var addressed = envelopes.read(record);
            if (!addressed.tenantId().equals(tenantId)) {
                return 0;
            }
            if (recent.add(tenantId, addressed.event().id())) {
                var event = envelopes.write(addressed, from.at(record.offset() + 1));
                events.add(event);
                return event.size();
            }
            meters.replayed(Replayed.SUPPRESSED, 1);
        } catch (RuntimeException e) {
            meters.replayed(Replayed.UNREADABLE, 1);
            log.atDebug()
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .log("event unreadable, passed over");
        }
        return 0;
    }

    private <T> T inTurn(Function<Consumer<byte[], byte[]>, T> work) throws InterruptedException {
        if (!turns.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new TimeoutException("too many clients resume at the same time");
        }
        try (var consumer = consumers.get()) {
            return work.apply(consumer);
        } finally {
            turns.release();
        }
    }

    private static long offset(@Nullable Long offset) {
        if (offset == null) {
            throw new KafkaException("Kafka named no offset");
        }
        return offset;
    }
}
