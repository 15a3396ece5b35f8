package io.switchboard.kafka.replay;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Knows the form of dead-lettered records. Their topic is that of the original with {@value #SUFFIX} behind it. */
public final class DeadLetters {

    /** Ends the names of the topics of dead letters. */
    public static final String SUFFIX = ".dlt";

    private static final String REASON = "reason";
    private static final String ADDED_PREFIX = "kafka_dlt-";

    /** The header of a dead letter without the value of its record, which was too large. It cannot be put back. */
    private static final String VALUE_OMITTED = "value-omitted";

    private DeadLetters() {}

    /** Returns whether a name is that of a topic of dead letters. */
    public static boolean isTopic(String topic) {
        return topic.endsWith(SUFFIX) && topic.length() > SUFFIX.length();
    }

    /** Returns the topic whose dead letters are on this one. */
    public static String origin(String deadLetters) {
        return deadLetters.substring(0, deadLetters.length() - SUFFIX.length());
    }

    /** Returns why the record was dead-lettered; null when it does not say so. */
    public static @Nullable String reason(ConsumerRecord<?, ?> record) {
        return RecordHeaderReader.header(record, REASON);
    }

    /** Returns whether the record has no value because it was too large, so that it cannot be put back. */
    public static boolean isValueOmitted(ConsumerRecord<?, ?> record) {
        return record.headers().lastHeader(VALUE_OMITTED) != null;
    }

    /** Returns the record without the headers that dead-lettering added: its origin and one reason. */
    public static ProducerRecord<byte[], byte[]> restored(ConsumerRecord<byte[], byte[]> record) {
        var headers = new RecordHeaders();
        var reason = record.headers().lastHeader(REASON);
        record.headers().forEach(header -> {
            if (header != reason && !header.key().startsWith(ADDED_PREFIX)) {
                headers.add(header);
            }
        });
        return new ProducerRecord<>(origin(record.topic()), null, record.key(), record.value(), headers);
    }
}
