package io.switchboard.kafka.listener;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

import io.switchboard.kafka.PublishFailed;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DeadLetterPublisherTests {

    private final LimitedProducer producer = new LimitedProducer();
    private final DeadLetterPublisher deadLetters = new DeadLetterPublisher(new KafkaTemplate<>(() -> producer));

    @Test
    void theRecordIsWrittenWithItsReasonAndPosition() {
        deadLetters.accept(record("value"), new IllegalStateException(new IllegalArgumentException("no SID")));

        var written = producer.history().getFirst();
        assertThat(written.topic()).isEqualTo("twilio.messaging.dlt");
        assertThat(written.value()).isEqualTo("value");
        assertThat(header(written, "reason")).isEqualTo("no SID");
        assertThat(header(written, "kafka_dlt-original-topic")).isEqualTo("twilio.messaging");
        assertThat(written.headers().lastHeader("kafka_dlt-exception-stacktrace"))
                .isNull();
    }

    @Test
    void aRecordTooLargeForADeadLetterIsWrittenWithoutItsValue() {
        deadLetters.accept(record("x".repeat(100)), new IllegalArgumentException("no SID"));

        var written = producer.history().getFirst();
        assertThat(written.value()).isNull();
        assertThat(header(written, "value-omitted")).isEqualTo("too large");
        assertThat(header(written, "reason")).isEqualTo("no SID");
        assertThat(written.headers().lastHeader("kafka_dlt-original-offset")).isNotNull();
    }

    @Test
    void aDeadLetterThatKafkaDoesNotTakeIsAnError() {
        producer.away = true;

        assertThatExceptionOfType(PublishFailed.class)
                .isThrownBy(() -> deadLetters.accept(record("value"), new IllegalArgumentException("no SID")));
    }

    @Test
    void aReasonIsCutToAThousandCharacters() {
        deadLetters.accept(record("value"), new IllegalArgumentException("r".repeat(5_000)));

        assertThat(header(producer.history().getFirst(), "reason")).hasSize(1_000);
    }

    private static ConsumerRecord<String, String> record(String value) {
        return new ConsumerRecord<>("twilio.messaging", 3, 17, "key", value);
    }

    private static String header(ProducerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /** Takes values of at most 50 characters, as a broker has a limit for records. */
    private static final class LimitedProducer extends MockProducer<String, String> {

        private boolean away;

        private LimitedProducer() {
            super(true, new RoundRobinPartitioner(), new StringSerializer(), new StringSerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(
                ProducerRecord<String, String> record, @Nullable Callback callback) {
            if (away) {
                return failed(new TimeoutException("no broker"), callback);
            }
            var value = record.value();
            return value != null && value.length() > 50
                    ? failed(new RecordTooLargeException("too large"), callback)
                    : super.send(record, callback);
        }

        private static Future<RecordMetadata> failed(Exception failure, @Nullable Callback callback) {
            if (callback != null) {
                callback.onCompletion(new RecordMetadata(null, -1, 0, 0, 0, 0), failure);
            }
            return CompletableFuture.failedFuture(failure);
        }

        @Override
        public void close(java.time.Duration timeout) {
            // The template closes it after each send.
        }
    }
}
