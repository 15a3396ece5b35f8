package io.switchboard.provisioning.recordreplay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.switchboard.kafka.ProducerAcknowledgement;
import io.switchboard.kafka.PublishFailed;
import io.switchboard.kafka.replay.DeadLetters;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/**
 * Puts dead-lettered records back on their topics, unchanged. Records of one key keep their order, because each is acknowledged
 * before the next is written.
 */
@Component
class DeadLetterReplayer implements RecordReplayer, DisposableBean {

    private final KafkaProperties kafka;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    DeadLetterReplayer(KafkaProperties kafka) {
        this.kafka = kafka;
    }

    @Override
    public List<ReplayOutcome> replay(List<ConsumerRecord<byte[], byte[]>> records, boolean dryRun) {
        var outcomes = new ArrayList<ReplayOutcome>();
        for (var record : records) {
            if (DeadLetters.isValueOmitted(record)) {
                outcomes.add(ReplayOutcome.unreadable());
            } else {
                var restored = DeadLetters.restored(record);
                if (!dryRun) {
                    write(restored);
                }
                outcomes.add(ReplayOutcome.replayed(restored.topic()));
            }
        }
        return outcomes;
    }

    private void write(ProducerRecord<byte[], byte[]> record) {
        try {
            ProducerAcknowledgement.await(() -> producer().send(record));
        } catch (PublishFailed e) {
            throw new ReplayInterrupted("Kafka did not acknowledge a record of " + record.topic(), e);
        }
    }

    /** Most instances never replay anything, so the first replay creates it. */
    private synchronized KafkaProducer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(
                    kafka.buildProducerProperties(), new ByteArraySerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    @Override
    public synchronized void destroy() {
        if (producer != null) {
            producer.close(Duration.ZERO);
        }
    }
}
