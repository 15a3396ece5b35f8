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
 * Records that a consumer gave up: each is put back where it was, as it was. What has the same key comes in the same
 * order, since one is confirmed before the next is written.
 */
final class DeadLetterReplayer implements RecordReplayer {

    private static final String REASON = "reason";
    private static final String ADDED = "kafka_dlt-";

    /** Of a record whose value did not fit into a dead letter: there is nothing to put back. */
    private static final String VALUE_OMITTED = "value-omitted";

    private final JsonMapper json = new JsonMapper();
    private final ReplayOptions options;
    private final Producer<byte[], byte[]> producer;

    DeadLetterReplayer(ReplayOptions options, Producer<byte[], byte[]> producer) {
        this.options = options;
        this.producer = producer;
    }

    @Override
    public void take(ConsumerRecord<byte[], byte[]> record, ReplayCounts tally) {
        if (!isAskedFor(record)) {
            return;
        }
        if (record.headers().lastHeader(VALUE_OMITTED) != null) {
            tally.unreadable();
        } else {
            tally.selected();
            var restored = restored(record);
            if (!options.dryRun()) {
                send(restored);
            }
            tally.replayed(restored.topic());
        }
    }

    /** The topic whose records are set aside on this one. */
    static String origin(String deadLetters) {
        return deadLetters.substring(0, deadLetters.length() - ReplayOptions.DEAD_LETTERS.length());
    }

    /** The record without what was added when it was set aside: where it was, and the one header that says why. */
    static ProducerRecord<byte[], byte[]> restored(ConsumerRecord<byte[], byte[]> record) {
        var headers = new RecordHeaders();
        var why = record.headers().lastHeader(REASON);
        record.headers().forEach(each -> {
            if (each != why && !each.key().startsWith(ADDED)) {
                headers.add(each);
            }
        });
        return new ProducerRecord<>(origin(record.topic()), null, record.key(), record.value(), headers);
    }

    private boolean isAskedFor(ConsumerRecord<byte[], byte[]> record) {
        return options.includesTime(record.timestamp())
                && options.includesId(RecordHeaderReader.id(record))
                && (options.account() == null || options.includesAccount(account(record.value())));
    }

    /** Of which account it says it is; null where that cannot be read. */
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
            throw new ReplayFailed("Kafka did not confirm a record of " + record.topic() + ": " + e.getCause(), e);
        }
    }
}
