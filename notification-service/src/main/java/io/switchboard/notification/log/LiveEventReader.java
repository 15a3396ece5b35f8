package io.switchboard.notification.log;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.switchboard.notification.topic.TopicOffsets;
import io.switchboard.notification.topic.TopicVersion;
import io.switchboard.notification.topic.TopicWatch;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads the end of the topic, all partitions, on a thread of its own, and passes every record to a {@link RecordSink}.
 *
 * <p>The reader keeps its offsets in memory. While Kafka is away it waits, and then continues where it stopped. When that
 * place is gone, because records expired unread or the topic was recreated, it continues at the beginning and starts the
 * sink again, so that each client asks for what it missed and learns that it is gone.
 */
public final class LiveEventReader implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveEventReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final TopicWatch topic;
    private final RecordSink sink;
    private final EventLogMeters meters;
    private final Thread thread =
            Thread.ofPlatform().name("live-event-reader").daemon().unstarted(this::run);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable TopicOffsets offsets;

    LiveEventReader(
            Supplier<Consumer<byte[], byte[]>> consumers, TopicWatch topic, RecordSink sink, EventLogMeters meters) {
        this.consumers = consumers;
        this.topic = topic;
        this.sink = sink;
        this.meters = meters;
    }

    @Override
    public void start() {
        thread.start();
    }

    /** Stops the sink before the web server waits for its requests. The thread ends after its current poll. */
    @Override
    public void stop() {
        stopping.countDown();
        sink.stop();
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    private void run() {
        while (!isStopping()) {
            try (var consumer = consumers.get()) {
                awaitTopic().ifPresent(version -> read(consumer, offsetsOf(consumer, version)));
            } catch (InterruptException e) {
                stopping.countDown();
            } catch (KafkaException e) {
                log.atWarn().addKeyValue("reason", e.toString()).log("Kafka lost, reading continues where it stopped");
                pause();
            } catch (RuntimeException e) {
                // Without this thread no client would receive anything any more, whatever the exception.
                log.atError().setCause(e).log("live reader failed, reading continues where it stopped");
                pause();
            }
        }
    }

    /** Waits for the topic, which the service that writes it creates, possibly after this service has started. */
    private Optional<TopicVersion> awaitTopic() {
        var found = topic.find();
        while (found.isEmpty() && !isStopping()) {
            pause();
            found = topic.find();
        }
        return found;
    }

    private TopicOffsets offsetsOf(Consumer<?, ?> consumer, TopicVersion version) {
        var known = offsets;
        if (known != null && known.version().equals(version)) {
            return known;
        }
        if (known != null && known.version().topicId().equals(version.topicId())) {
            return begin(known.resized(version));
        }
        var first = TopicOffsets.beginning(version);
        if (known == null && !topic.isNew()) {
            consumer.assign(first.partitions());
            first.set(consumer.endOffsets(first.partitions()));
        }
        return begin(first);
    }

    private TopicOffsets begin(TopicOffsets first) {
        offsets = first;
        sink.start(first);
        log.atInfo().addKeyValue("offsets", first).log("live reader positioned");
        return first;
    }

    private void read(Consumer<byte[], byte[]> consumer, TopicOffsets current) {
        var partitions = current.partitions();
        consumer.assign(partitions);
        partitions.forEach(partition -> consumer.seek(partition, current.next(partition.partition())));
        try {
            while (!isStopping() && !topic.hasChanged(current.version())) {
                consumer.poll(POLL).forEach(record -> pass(record, current));
                partitions.forEach(partition -> advance(partition, consumer.position(partition), current));
                meters.lag(partitions.stream()
                        .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                        .sum());
            }
        } catch (OffsetOutOfRangeException e) {
            continueAtBeginning(consumer, e.partitions(), current);
        }
    }

    private void pass(ConsumerRecord<?, byte[]> record, TopicOffsets current) {
        sink.accept(record);
        current.advance(record.partition(), record.offset() + 1);
    }

    private void advance(TopicPartition partition, long next, TopicOffsets current) {
        current.advance(partition.partition(), next);
        sink.advance(partition.partition(), next);
    }

    private void continueAtBeginning(Consumer<?, ?> consumer, Set<TopicPartition> lost, TopicOffsets current) {
        log.atError().addKeyValue("partitions", lost).log("records expired before they were read");
        current.set(consumer.beginningOffsets(lost));
        begin(current);
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void pause() {
        try {
            var unused = stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
