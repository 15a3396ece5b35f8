package io.switchboard.ingress.replay;

import io.switchboard.kafka.ProducerAcknowledgement;
import io.switchboard.kafka.PublishFailed;
import io.switchboard.kafka.replay.DeadLetters;
import io.switchboard.kafka.replay.RecordHeaderReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts dead-lettered records back on their topics, unchanged. Records of one key keep their order, because each is acknowledged
 * before the next is written.
 */
final class DeadLetterReplayer implements RecordReplayer {

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
        if (DeadLetters.isValueOmitted(record)) {
            counts.unreadable();
        } else {
            counts.selected();
            var restored = DeadLetters.restored(record);
            if (!options.dryRun()) {
                send(restored);
            }
            counts.replayed(restored.topic());
        }
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
