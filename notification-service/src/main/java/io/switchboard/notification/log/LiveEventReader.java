package io.switchboard.notification.log;

import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.switchboard.kafka.consumer.AssignedConsumer;
import io.switchboard.kafka.consumer.ConsumerThread;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
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
final class LiveEventReader implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveEventReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration BACK_OFF = Duration.ofMillis(500);

    private final TopicWatch topic;
    private final RecordSink sink;
    private final EventLogMeters meters;
    private final ConsumerThread<byte[], byte[]> thread;
    private @Nullable TopicOffsets offsets;

    LiveEventReader(
            Supplier<Consumer<byte[], byte[]>> consumers, TopicWatch topic, RecordSink sink, EventLogMeters meters) {
        this.topic = topic;
        this.sink = sink;
        this.meters = meters;
        this.thread = new ConsumerThread<>("live-event-reader", consumers, BACK_OFF, this::read, this::failed);
    }

    @Override
    public void start() {
        thread.start();
    }

    /** Stops the sink before the web server waits for its requests. The thread ends in its own time. */
    @Override
    public void stop() {
        thread.stop();
        sink.stop();
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    private void read(AssignedConsumer<byte[], byte[]> consumer) {
        read(consumer, offsetsOf(consumer, awaitTopic()));
    }

    private void failed(RuntimeException failure) {
        if (failure instanceof KafkaException) {
            log.atWarn()
                    .addKeyValue("reason", failure.toString())
                    .log("Kafka lost, reading continues where it stopped");
        } else {
            // Without this thread no client would receive events any more, so every exception is survived.
            log.atError().setCause(failure).log("live reader failed, reading continues where it stopped");
        }
    }

    /** Waits for the topic, which the service that writes it creates, possibly after this service has started. */
    private TopicVersion awaitTopic() {
        while (true) {
            var found = topic.find();
            if (found.isPresent()) {
                return found.get();
            }
            thread.pause(BACK_OFF);
        }
    }

    private TopicOffsets offsetsOf(AssignedConsumer<?, ?> consumer, TopicVersion version) {
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
            first.set(consumer.ends(first.partitions()));
        }
        return begin(first);
    }

    private TopicOffsets begin(TopicOffsets first) {
        offsets = first;
        sink.start(first);
        log.atInfo().addKeyValue("offsets", first).log("live reader positioned");
        return first;
    }

    private void read(AssignedConsumer<byte[], byte[]> consumer, TopicOffsets current) {
        var partitions = current.partitions();
        consumer.assign(partitions);
        consumer.seek(partitions.stream()
                .collect(Collectors.toMap(Function.identity(), partition -> current.next(partition.partition()))));
        try {
            while (thread.isOpen() && !topic.hasChanged(current.version())) {
                consumer.poll(POLL).forEach(record -> pass(record, current));
                partitions.forEach(partition -> advance(partition, consumer.position(partition), current));
                meters.lag(consumer.lag());
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

    private void continueAtBeginning(AssignedConsumer<?, ?> consumer, Set<TopicPartition> lost, TopicOffsets current) {
        log.atError().addKeyValue("partitions", lost).log("records expired before they were read");
        current.set(consumer.beginnings(lost));
        begin(current);
    }
}
