package io.switchboard.kafka.listener;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.switchboard.kafka.ProducerAcknowledgement;
import io.switchboard.kafka.PublishFailed;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;

/**
 * Writes a record that can never be processed to {@code <topic>.dlt}, with the reason in a header, and returns once the
 * broker has acknowledged it. A record that the headers of a dead letter make too large is written without its value; the
 * headers name the topic, partition and offset where the value still is.
 */
final class DeadLetterPublisher extends DeadLetterPublishingRecoverer {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int LONGEST_REASON = 1_000;

    DeadLetterPublisher(KafkaOperations<?, ?> kafka) {
        super(kafka, (record, failure) -> new TopicPartition(record.topic() + ".dlt", -1));
        // Class names and stack traces stay off the wire.
        excludeHeader(
                HeaderNames.HeadersToAdd.EXCEPTION,
                HeaderNames.HeadersToAdd.EX_CAUSE,
                HeaderNames.HeadersToAdd.EX_STACKTRACE,
                HeaderNames.HeadersToAdd.EX_MSG,
                HeaderNames.HeadersToAdd.GROUP);
        setHeadersFunction((record, failure) -> reason(failure));
    }

    private static Headers reason(Exception failure) {
        var message = NestedExceptionUtils.getMostSpecificCause(failure).getMessage();
        var reason = message == null ? "unknown" : message.substring(0, Math.min(message.length(), LONGEST_REASON));
        return new RecordHeaders().add("reason", reason.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected void publish(
            ProducerRecord<Object, Object> record,
            KafkaOperations<Object, Object> kafka,
            ConsumerRecord<?, ?> original) {
        try {
            send(record, kafka);
        } catch (PublishFailed e) {
            if (!e.isTooLarge()) {
                throw e;
            }
            record.headers().add("value-omitted", "too large".getBytes(StandardCharsets.UTF_8));
            send(new ProducerRecord<>(record.topic(), record.partition(), record.key(), null, record.headers()), kafka);
        }
    }

    private static void send(ProducerRecord<Object, Object> record, KafkaOperations<Object, Object> kafka) {
        ProducerAcknowledgement.await(() -> kafka.send(record), TIMEOUT);
    }
}
