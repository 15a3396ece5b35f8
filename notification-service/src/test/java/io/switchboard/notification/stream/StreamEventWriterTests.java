package io.switchboard.notification.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.switchboard.events.CloudEvent;
import io.switchboard.notification.log.StreamPosition;
import io.switchboard.notification.log.StreamRecords;
import io.switchboard.notification.log.TenantEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static io.switchboard.notification.log.StreamRecords.TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class StreamEventWriterTests {

    private static final StreamPosition FROM = new StreamPosition("a", 2, 0);

    private final JsonMapper json = new JsonMapper();

    @Test
    void clientsReceiveTheSampleMessageUnchanged() throws IOException {
        var payload = sample("message-received");
        var event = new CloudEvent<Object>(
                "SM1",
                "io.switchboard.message.received",
                "/conversation-service",
                null,
                TIME,
                "demo",
                "00-1-2-01",
                null,
                "");

        var written = write(StreamRecords.of(2, 7, event, payload));

        assertThat(written.type()).isEqualTo("message.received");
        assertThat(written.time()).isEqualTo(TIME);
        assertThat(written.offset()).isEqualTo(7);
        assertThat(json.readTree(written.json())).isEqualTo(json.readTree("""
                        {"id":"SM1","type":"message.received","tenantId":"demo","time":"2026-11-21T10:00:00.123Z",
                         "data":%s,"notification":"sms_received","traceparent":"00-1-2-01"}
                        """.formatted(payload)));
    }

    @Test
    void anUnknownTypeIsPassedOn() {
        var event = new CloudEvent<Object>("1", "com.example.moon.landed", "/moon", null, TIME, "demo", "");

        var text = text(write(StreamRecords.of(2, 7, event, "[1]")));

        assertThat(text)
                .isEqualTo("{\"id\":\"1\",\"type\":\"com.example.moon.landed\",\"tenantId\":\"demo\","
                        + "\"time\":\"2026-11-21T10:00:00.123Z\",\"data\":[1]}");
    }

    @Test
    void writesOneLineHoweverThePayloadIsFormatted() {
        var text = text(
                write(StreamRecords.record(2, 7, "demo", "1\r\nid: 9", "{\r\n \"n\": 1.10,\n \"text\": \"a\\nb\"}")));

        assertThat(text).doesNotContain("\n", "\r").contains("{\"n\":1.10,\"text\":\"a\\nb\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\":1}}", "{},\"tenantId\":\"other\"", "nothing", "1 2", "\"\u0000\""})
    void rejectsAPayloadThatIsNotOneJsonValue(String payload) {
        assertThatIllegalArgumentException().isThrownBy(() -> write(StreamRecords.record(2, 7, "demo", "1", payload)));
    }

    @Test
    void rejectsAnEventWithoutATenant() {
        var event = new CloudEvent<Object>("1", "io.switchboard.message.received", "/test", null, TIME, null, "");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TenantEvent.of(StreamRecords.of(2, 7, event, "{}"), FROM))
                .withMessage("ce_tenantid is missing");
    }

    @Test
    void rejectsARecordThatIsNoEvent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TenantEvent.of(new ConsumerRecord<>("t", 0, 0, new byte[0], new byte[0]), FROM))
                .withMessage("ce_specversion is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TenantEvent.of(new ConsumerRecord<>("t", 0, 0, new byte[0], (byte[]) null), FROM))
                .withMessage("no payload");
    }

    private StreamEvent write(ConsumerRecord<byte[], byte[]> record) {
        return StreamEvent.of(TenantEvent.of(record, FROM));
    }

    private static String text(StreamEvent event) {
        return new String(event.json(), StandardCharsets.UTF_8);
    }

    private static String sample(String name) throws IOException {
        try (var sample = StreamEventWriterTests.class.getResourceAsStream("/samples/" + name + ".json")) {
            return new String(sample.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
