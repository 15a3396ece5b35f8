package io.switchboard.ingress.replay;

import io.switchboard.kafka.ProducerAcknowledgement;
import io.switchboard.kafka.PublishFailed;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts dead-lettered records back on their topics, unchanged. Records of one key keep their order, because each is acknowledged
 * before the next is written.
 */
final class DeadLetterReplayer implements RecordReplayer {

    private static final String REASON = "reason";
    private static final String ADDED_PREFIX = "kafka_dlt-";

    /** The header of a dead letter without the value of its record, which was too large. It cannot be put back. */
    private static final String VALUE_OMITTED = "value-omitted";

    private final JsonMapper json = new JsonMapper();
    private final ReplayOptions options;
    private final Producer<byte[], byte[]> producer;

    DeadLetterReplayer(ReplayOptions options, Producer<byte[], byte[]> producer) {
        this.options = options;
        this.producer = producer;
    }

    @Override
    public void replay(ConsumerRecord<byte[], byte[]> record, ReplayCounts counts) {
        if (!isSelected(record)) {
            return;
        }
        if (record.headers().lastHeader(VALUE_OMITTED) != null) {
            counts.unreadable();
        } else {
            counts.selected();
            var restored = restored(record);
            if (!options.dryRun()) {
                send(restored);
            }
            counts.replayed(restored.topic());
        }
    }

    /** Returns the topic whose dead letters are on this one. */
    static String origin(String deadLetters) {
        return deadLetters.substring(0, deadLetters.length() - ReplayOptions.DEAD_LETTERS.length());
    }

    /** Returns the record without the headers that dead-lettering added: its origin and one reason. */
    static ProducerRecord<byte[], byte[]> restored(ConsumerRecord<byte[], byte[]> record) {
        var headers = new RecordHeaders();
        var reason = record.headers().lastHeader(REASON);
        record.headers().forEach(header -> {
            if (header != reason && !header.key().startsWith(ADDED_PREFIX)) {
                headers.add(header);
            }
        });
        return new ProducerRecord<>(origin(record.topic()), null, record.key(), record.value(), headers);
    }

    private boolean isSelected(ConsumerRecord<byte[], byte[]> record) {
        return options.includesTime(record.timestamp())
                && options.includesId(RecordHeaderReader.id(record))
                && (options.account() == null || options.includesAccount(account(record.value())));
    }

    /** Returns the account that the record names; null when that cannot be read. */
    private @Nullable String account(byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        try {
            return json.readTree(value).path("accountSid").stringValue(null);
        } catch (JacksonException e) {
            return null;
        }
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        try {
            ProducerAcknowledgement.await(() -> producer.send(record));
        } catch (PublishFailed e) {
            throw new ReplayFailed("Kafka did not acknowledge a record of " + record.topic() + ": " + e.getCause(), e);
        }
    }
}
