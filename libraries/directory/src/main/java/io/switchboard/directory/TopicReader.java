package io.switchboard.directory;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads both topics from their beginning, and then on, on a thread of its own. Each reading from the beginning fills new
 * tables, and those replace the known ones only when the end was reached: until then lookups find what was known, and
 * afterwards what was deleted meanwhile is gone.
 *
 * <p>Kafka can lose its data, or be another one than before. That must not take away what callers are answered with, so
 * two readings do not simply replace what is known: one of a topic that ends before the position known to us adds to it,
 * and a topic without any record, not even a deletion, changes nothing.
 */
final class TopicReader implements AutoCloseable {

    /** Who holds the tables. */
    interface Holder {

        DirectoryTables tables();

        /** The topics were read to their end. */
        void replaceBy(DirectoryTables tables);

        /** Records came after the end, and are in the tables. */
        void changed();
    }

    private static final Logger log = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Supplier<Consumer<String, byte[]>> consumers;
    private final TokenCipher cipher;
    private final Holder holder;
    private final Thread thread = Thread.ofPlatform().name("directory").daemon().unstarted(this::run);
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable Consumer<String, byte[]> current;
    private boolean failing;

    TopicReader(Supplier<Consumer<String, byte[]>> consumers, TokenCipher cipher, Holder holder) {
        this.consumers = consumers;
        this.cipher = cipher;
        this.holder = holder;
    }

    void start() {
        thread.start();
    }

    /** Returns when the thread has ended. */
    @Override
    public void close() {
        closing.countDown();
        var consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (isOpen()) {
            try {
                readAndFollow();
            } catch (WakeupException e) {
                // We are closing.
            } catch (KafkaException e) {
                lost(e);
                pause(PAUSE);
            }
        }
    }

    private void readAndFollow() {
        var consumer = consumers.get();
        current = consumer;
        try {
            var tables = readToEnd(consumer);
            failing = false;
            holder.replaceBy(tables);
            follow(consumer, tables);
        } finally {
            current = null;
            consumer.close(CloseOptions.timeout(PAUSE));
        }
    }

    private DirectoryTables readToEnd(Consumer<String, byte[]> consumer) {
        var partitions = awaitPartitions(consumer);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        var known = holder.tables();
        var tables = new DirectoryTables(cipher);
        if (endsBefore(known.positions(), ends)) {
            log.atError()
                    .addKeyValue("known", known.positions())
                    .addKeyValue("ends", ends)
                    .log("directory topics hold less than was read before: Kafka lost data or is another one. What is"
                            + " known and not deleted stays in force until the next start; see that provisioning runs");
            DirectoryTables.TOPICS.forEach(topic -> tables.mergeAllFrom(known, topic));
        }
        while (!hasReached(ends, consumer)) {
            for (var each : poll(consumer)) {
                take(each, tables, known);
            }
        }
        DirectoryTables.TOPICS.forEach(topic -> keepIfSilent(topic, known, tables));
        return tables;
    }

    private void follow(Consumer<String, byte[]> consumer, DirectoryTables tables) {
        while (true) {
            var records = poll(consumer);
            for (var each : records) {
                take(each, tables, tables);
            }
            if (!records.isEmpty()) {
                holder.changed();
            }
        }
    }

    private ConsumerRecords<String, byte[]> poll(Consumer<String, byte[]> consumer) {
        if (!isOpen()) {
            throw new WakeupException();
        }
        return consumer.poll(POLL);
    }

    private static void take(ConsumerRecord<String, byte[]> record, DirectoryTables tables, DirectoryTables known) {
        var partition = new TopicPartition(record.topic(), record.partition());
        try {
            if (record.key() == null) {
                throw new IllegalArgumentException("the record has no key");
            }
            tables.accept(record.topic(), record.key(), record.value());
        } catch (RuntimeException e) {
            // Whatever is wrong with it: no other tenant's tables wait for it.
            if (record.key() != null) {
                tables.mergeFrom(known, record.topic(), record.key());
            }
            log.atError()
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("key", record.key())
                    .addKeyValue("reason", e.getMessage())
                    .log("directory record unreadable, the one before it stays in force");
        }
        tables.positions().put(partition, record.offset() + 1);
    }

    private static void keepIfSilent(String topic, DirectoryTables known, DirectoryTables tables) {
        var silent = tables.positions().keySet().stream().noneMatch(each -> topic.equals(each.topic()));
        if (silent && known.hasAny(topic)) {
            log.atError()
                    .addKeyValue("topic", topic)
                    .log("directory topic is empty and was not before. What is known stays in force; see that the topic"
                            + " is compacted and that provisioning runs");
            tables.mergeAllFrom(known, topic);
            known.positions().forEach((partition, position) -> {
                if (topic.equals(partition.topic())) {
                    tables.positions().put(partition, position);
                }
            });
        }
    }

    private static boolean endsBefore(Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
        return positions.entrySet().stream().anyMatch(each -> ends.getOrDefault(each.getKey(), 0L) < each.getValue());
    }

    private static boolean hasReached(Map<TopicPartition, Long> ends, Consumer<?, ?> consumer) {
        return ends.entrySet().stream().allMatch(each -> consumer.position(each.getKey()) >= each.getValue());
    }

    /** The topics are made by provisioning, which may start after us. */
    private List<TopicPartition> awaitPartitions(Consumer<String, byte[]> consumer) {
        while (isOpen()) {
            var known =
                    DirectoryTables.TOPICS.stream().map(consumer::partitionsFor).toList();
            if (known.stream().noneMatch(Collection::isEmpty)) {
                return known.stream()
                        .flatMap(Collection::stream)
                        .map(each -> new TopicPartition(each.topic(), each.partition()))
                        .toList();
            }
            pause(POLL);
        }
        throw new WakeupException();
    }

    /** Once for each time that Kafka is away, however often we try. */
    private void lost(KafkaException reason) {
        if (!failing) {
            log.atWarn().setCause(reason).log("directory lost Kafka, will read again from the beginning");
        }
        failing = true;
    }

    private boolean isOpen() {
        return closing.getCount() > 0;
    }

    private void pause(Duration duration) {
        try {
            closing.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closing.countDown();
        }
    }
}
