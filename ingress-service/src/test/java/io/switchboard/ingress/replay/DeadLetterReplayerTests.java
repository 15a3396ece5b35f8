package io.switchboard.ingress.replay;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import io.switchboard.kafka.replay.DeadLetters;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeadLetterReplayerTests {

    @Test
    void aRecordIsPutBackUnchanged() {
        var record = record(header("ce_id", "SM1"), header("traceparent", "00-1"));

        var restored = DeadLetters.restored(record);

        assertThat(restored.topic()).isEqualTo("twilio.messaging");
        assertThat(restored.partition()).isNull();
        assertThat(restored.key()).isEqualTo(record.key());
        assertThat(restored.value()).isEqualTo(record.value());
        assertThat(restored.headers()).containsExactly(header("ce_id", "SM1"), header("traceparent", "00-1"));
    }

    @Test
    void theHeadersOfDeadLetteringAreRemoved() {
        var record = record(
                header("ce_id", "SM1"),
                header("kafka_dlt-original-topic", "twilio.messaging"),
                header("kafka_dlt-original-offset", "1"),
                header("reason", "no tenant"));

        assertThat(DeadLetters.restored(record).headers()).containsExactly(header("ce_id", "SM1"));
    }

    @Test
    void aReasonOfTheRecordItselfIsKept() {
        var record = record(header("reason", "its own"), header("reason", "no tenant"));

        assertThat(DeadLetters.restored(record).headers()).containsExactly(header("reason", "its own"));
    }

    @Test
    void aRecordWithoutItsValueIsNotPutBack() {
        var counts = new ReplayCounts();
        var producer = new MockProducer<byte[], byte[]>();

        new DeadLetterReplayer(ReplayArguments.parse(List.of("--topic", "twilio.messaging.dlt")), producer)
                .replay(record(header("value-omitted", "too large"), header("reason", "no tenant")), counts);

        assertThat(producer.history()).isEmpty();
        assertThat(counts.allUnreadable()).isEqualTo(1);
    }

    private static ConsumerRecord<byte[], byte[]> record(Header... headers) {
        var record = new ConsumerRecord<>("twilio.messaging.dlt", 3, 7, bytes("key"), bytes("value"));
        Arrays.stream(headers).forEach(record.headers()::add);
        return record;
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, bytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
