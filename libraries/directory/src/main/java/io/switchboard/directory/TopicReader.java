package io.switchboard.directory;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.switchboard.kafka.consumer.AssignedConsumer;
import io.switchboard.kafka.consumer.ConsumerThread;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads both topics from their beginning and follows them, on a thread of its own. Each reading from the beginning fills
 * new tables, which replace the known ones only once the end is reached: until then lookups find what was known before,
 * and afterwards records that were deleted in between are gone.
 *
 * <p>Kafka can lose its data, or be another installation than before. That must not take away what callers are answered
 * with. Two readings therefore do not simply replace the known tables: a reading of a topic that ends before the known
 * position adds to them, and a topic without any record, not even a deletion, changes nothing.
 */
final class TopicReader implements AutoCloseable {

    /** Holds the tables in use. */
    interface Holder {

        DirectoryTables tables();

        /** Replaces the tables: the topics were read to their end. */
        void replaceBy(DirectoryTables tables);

        /** Reports that records after the end are in the tables. */
        void changed();
    }

    private static final Logger log = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration BACK_OFF = Duration.ofSeconds(1);

    private final TokenCipher cipher;
    private final Holder holder;
    private final ConsumerThread<String, byte[]> thread;
    private boolean failing;

    TopicReader(Supplier<Consumer<String, byte[]>> consumers, TokenCipher cipher, Holder holder) {
        this.cipher = cipher;
        this.holder = holder;
        this.thread = new ConsumerThread<>("directory", consumers, BACK_OFF, this::read, this::failed);
    }

    void start() {
        thread.start();
    }

    /** Returns when the thread has ended. */
    @Override
    public void close() {
        thread.close();
    }

    private void read(AssignedConsumer<String, byte[]> consumer) {
        var tables = readToEnd(consumer);
        failing = false;
        holder.replaceBy(tables);
        follow(consumer, tables);
    }

    /** Returns complete tables only: a poll fails once the thread is asked to end. */
    private DirectoryTables readToEnd(AssignedConsumer<String, byte[]> consumer) {
        var partitions = awaitPartitions(consumer);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.ends(partitions);
        var known = holder.tables();
        var tables = new DirectoryTables(cipher);
        keepIfShorter(known, ends, tables);
        while (consumer.distanceTo(ends) > 0) {
            for (var record : consumer.poll(POLL)) {
                apply(record, tables, known);
            }
        }
        DirectoryTables.TOPICS.forEach(topic -> keepIfEmpty(topic, known, tables));
        return tables;
    }

    private void follow(AssignedConsumer<String, byte[]> consumer, DirectoryTables tables) {
        while (true) {
            var records = consumer.poll(POLL);
            for (var record : records) {
                apply(record, tables, tables);
            }
            if (!records.isEmpty()) {
                holder.changed();
            }
        }
    }

    private static void apply(ConsumerRecord<String, byte[]> record, DirectoryTables tables, DirectoryTables known) {
        var partition = new TopicPartition(record.topic(), record.partition());
        try {
            if (record.key() == null) {
                throw new IllegalArgumentException("the record has no key");
            }
            tables.accept(record.topic(), record.key(), record.value());
        } catch (RuntimeException e) {
            // Whatever the record's error: the records of other tenants must not wait for it.
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

    private static void keepIfShorter(DirectoryTables known, Map<TopicPartition, Long> ends, DirectoryTables tables) {
        if (endsBefore(known.positions(), ends)) {
            log.atError()
                    .addKeyValue("known", known.positions())
                    .addKeyValue("ends", ends)
                    .log("directory topics hold less than was read before: Kafka lost data or is another one. Known"
                            + " records that are not deleted stay in force until the next start; check that"
                            + " provisioning runs");
            DirectoryTables.TOPICS.forEach(topic -> tables.mergeAllFrom(known, topic));
        }
    }

    private static void keepIfEmpty(String topic, DirectoryTables known, DirectoryTables tables) {
        var isEmpty = tables.positions().keySet().stream().noneMatch(partition -> topic.equals(partition.topic()));
        if (isEmpty && known.hasAny(topic)) {
            log.atError()
                    .addKeyValue("topic", topic)
                    .log("directory topic is empty and was not before. Known records stay in force; check that the"
                            + " topic is compacted and that provisioning runs");
            tables.mergeAllFrom(known, topic);
            known.positions().forEach((partition, position) -> {
                if (topic.equals(partition.topic())) {
                    tables.positions().put(partition, position);
                }
            });
        }
    }

    private static boolean endsBefore(Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
        return positions.entrySet().stream()
                .anyMatch(position -> ends.getOrDefault(position.getKey(), 0L) < position.getValue());
    }

    /** Waits for the topics: provisioning creates them, and may start later. */
    private List<TopicPartition> awaitPartitions(AssignedConsumer<String, byte[]> consumer) {
        while (true) {
            var partitions =
                    DirectoryTables.TOPICS.stream().map(consumer::partitions).toList();
            if (partitions.stream().noneMatch(Collection::isEmpty)) {
                return partitions.stream().flatMap(Collection::stream).toList();
            }
            thread.pause(POLL);
        }
    }

    /** Logs the first failure of a series. */
    private void failed(RuntimeException failure) {
        if (!failing) {
            log.atWarn().setCause(failure).log("directory lost Kafka, will read again from the beginning");
        }
        failing = true;
    }
}
