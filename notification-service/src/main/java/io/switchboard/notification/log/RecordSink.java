package io.switchboard.notification.log;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Receives the records that {@link LiveEventReader} reads: every record, each partition in order, on the reader's thread.
 *
 * <p>A sink must return quickly, since all sinks and all tenants share that thread. An exception is logged and costs only
 * this sink the record.
 */
@FunctionalInterface
public interface RecordSink {

    void accept(ConsumerRecord<?, byte[]> record);

    /**
     * Announces the offsets that reading begins at: at first the topic's end. Called again when the topic was recreated,
     * has other partitions, or lost records before they were read; positions known so far are then void.
     */
    default void start(TopicOffsets offsets) {}

    /** Announces that the partition has no record before this offset: Kafka's own records take up offsets, too. */
    default void advance(int partition, long next) {}

    /** Announces that no record follows, because the service is stopping. */
    default void stop() {}
}
