package io.switchboard.directory;

import java.util.Map;

import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records that were known before the topics are read again. Kafka can lose its data, or be another installation than
 * before, and callers must still be answered. The known records therefore stay in force in two cases: a topic that ends
 * before the known position adds to them, and a topic without any record, not even a deletion, changes nothing.
 */
record KnownRecords(DirectoryTables known) {

    private static final Logger log = LoggerFactory.getLogger(KnownRecords.class);

    /** Copies all known records into the new tables, before any is read, when a topic ends before the known position. */
    void keepIfShorter(Map<TopicPartition, Long> ends, DirectoryTables tables) {
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

    /** Copies the known records of each topic that turned out to be empty. */
    void keepIfEmpty(DirectoryTables tables) {
        DirectoryTables.TOPICS.forEach(topic -> keepIfEmpty(topic, tables));
    }

    private void keepIfEmpty(String topic, DirectoryTables tables) {
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
}
