package io.switchboard.directory;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
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
 * and afterwards records that were deleted in between are gone. {@link KnownRecords} decides when known ones stay.
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
        var knownRecords = new KnownRecords(known);
        var tables = new DirectoryTables(cipher);
        knownRecords.keepIfShorter(ends, tables);
        while (consumer.distanceTo(ends) > 0) {
            for (var record : consumer.poll(POLL)) {
                apply(record, tables, known);
            }
        }
        knownRecords.keepIfEmpty(tables);
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
