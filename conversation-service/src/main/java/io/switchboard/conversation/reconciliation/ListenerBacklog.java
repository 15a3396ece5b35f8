package io.switchboard.conversation.reconciliation;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.switchboard.events.TopicNames;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells whether the listeners of all instances have stored the webhooks that are in Kafka. Until then a message that is not
 * stored is no message that was lost.
 */
@Component
class ListenerBacklog {

    private static final String GROUP = "conversation-service";
    private static final List<String> TOPICS = List.of(TopicNames.TWILIO_MESSAGING, TopicNames.TWILIO_VOICE);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Supplier<Consumer<?, ?>> consumers;

    @Autowired
    ListenerBacklog(ConsumerFactory<?, ?> consumers) {
        this(() -> consumers.createConsumer(GROUP, "reconciliation", null, withoutCommits()));
    }

    /**
     * Creates a view of the group's committed offsets.
     *
     * @param consumers create consumers with the group's id, which never join it
     */
    ListenerBacklog(Supplier<Consumer<?, ?>> consumers) {
        this.consumers = consumers;
    }

    /** Waits until the listeners have processed all records that are on the topics now; false after this time. */
    boolean awaitProcessed(Duration timeout) {
        try (var consumer = consumers.get()) {
            var partitions = TOPICS.stream()
                    .flatMap(topic -> partitions(consumer, topic))
                    .toList();
            // The client warns of each offset that it is asked for and has no partition for. Assigning joins no group.
            consumer.assign(partitions);
            var beginnings = consumer.beginningOffsets(partitions);
            var ends = consumer.endOffsets(partitions);
            var deadline = System.nanoTime() + timeout.toNanos();
            while (true) {
                var committed = consumer.committed(new HashSet<>(partitions));
                var isProcessed = partitions.stream()
                        .allMatch(partition -> isProcessed(
                                Objects.requireNonNull(beginnings.get(partition)),
                                Objects.requireNonNull(ends.get(partition)),
                                committed.get(partition)));
                if (isProcessed
                        || System.nanoTime() >= deadline
                        || Thread.currentThread().isInterrupted()) {
                    return isProcessed;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static boolean isProcessed(long beginning, long end, @Nullable OffsetAndMetadata committed) {
        return Math.max(beginning, committed == null ? 0 : committed.offset()) >= end;
    }

    private static Stream<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()));
    }

    private static Properties withoutCommits() {
        var properties = new Properties();
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return properties;
    }
}
