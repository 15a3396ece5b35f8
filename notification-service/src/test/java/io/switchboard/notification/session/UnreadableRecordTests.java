package io.switchboard.notification.session;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.switchboard.events.Topics;
import io.switchboard.notification.log.RecentIds;
import io.switchboard.notification.stream.OpenStream.EndReason;
import io.switchboard.notification.stream.TestStreams;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Records that none of our services writes, between two valid events: live, and read again for a client that resumes. */
@ExtendWith(OutputCaptureExtension.class)
class UnreadableRecordTests {

    private final StreamFixture kafka = StreamFixture.withQueueOf(100);

    @ParameterizedTest
    @MethodSource("records")
    void aHostileRecordStopsNoStream(Hostile hostile) throws InterruptedException {
        var stream = TestStreams.open(kafka.streams, "demo");
        kafka.happens("demo", "before");
        kafka.streams.accept(written(hostile));
        kafka.happens("demo", "after");

        var ids = kafka.serve(stream, null).ids();

        assertThat(stream.endReason()).contains(EndReason.CLIENT_GONE);
        assertThat(ids).startsWith("before").endsWith("after").hasSizeBetween(2, 3);
        assertThat(kafka.streams.offsets().orElseThrow().next(0)).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("records")
    void aHostileRecordStopsNoClientThatResumes(Hostile hostile) throws InterruptedException {
        kafka.happens("demo", "before");
        kafka.streams.accept(written(hostile));
        kafka.happens("demo", "after");
        var stream = TestStreams.open(kafka.streams, "demo");

        var ids = kafka.serve(stream, kafka.position(0).toString()).ids();

        assertThat(ids).startsWith("before").endsWith("after").hasSizeBetween(2, 3);
    }

    @Test
    void halfASurrogatePairIsReplacedAndTheRestIsWritten() throws InterruptedException {
        var stream = TestStreams.open(kafka.streams, "demo");
        kafka.streams.accept(written(new Hostile("{\"body\":\"a\\ud83d z \\ud83d\\ude97\"}", Map.of())));

        var output = kafka.serve(stream, null);

        assertThat(output.text()).contains("{\"body\":\"a\uFFFD z 🚗\"}");
    }

    @Test
    void aThousandUnreadableRecordsAreLoggedOnce(CapturedOutput output) throws InterruptedException {
        TestStreams.open(kafka.streams, "demo");
        for (var i = 0; i < 1_000; i++) {
            kafka.streams.accept(written(new Hostile("{", Map.of())));
        }

        assertThat(output.getAll().lines().filter(line -> line.contains("unreadable event skipped")))
                .hasSize(1);
        assertThat(kafka.count("events.received", "outcome", "unreadable")).isEqualTo(1_000);
    }

    @Test
    void longIdsAreNotRemembered() {
        var recent = new RecentIds(10);
        var id = "x".repeat(2_000);

        assertThat(recent.add("demo", id)).isTrue();
        assertThat(recent.add("demo", id)).isTrue();
    }

    private static Stream<Named<Hostile>> records() {
        var deep = "[".repeat(100_000) + "]".repeat(100_000);
        return Stream.of(
                Named.of("no value", new Hostile(null, Map.of())),
                Named.of("no header", new Hostile("{}", Map.of("*", ""))),
                Named.of("empty", new Hostile("", Map.of())),
                Named.of("no JSON", new Hostile("<a/>", Map.of())),
                Named.of("two values", new Hostile("{} {}", Map.of())),
                Named.of("unfinished", new Hostile("{\"a\":[1,", Map.of())),
                Named.of("deep", new Hostile(deep, Map.of())),
                Named.of("a long number", new Hostile("9".repeat(50_000), Map.of())),
                Named.of("large", new Hostile("\"" + "x".repeat(30_000) + "\"", Map.of())),
                Named.of("half a pair", new Hostile("\"\\ud800\"", Map.of())),
                Named.of("line breaks", new Hostile("{\n\n\"data\"\n:\r\n1}", Map.of())),
                Named.of("unknown type", new Hostile("{}", Map.of("ce_type", "com.example.unknown"))),
                Named.of("hostile type", new Hostile("{}", Map.of("ce_type", "a\n\ndata: {\"id\":\"forged\"}"))),
                Named.of("no tenant", new Hostile("{}", Map.of("ce_tenantid", ""))),
                Named.of("long tenant", new Hostile("{}", Map.of("ce_tenantid", "t".repeat(100_000)))),
                Named.of("long id", new Hostile("{}", Map.of("ce_id", "i".repeat(40_000)))),
                Named.of("no id", new Hostile("{}", Map.of("ce_id", ""))),
                Named.of("no time", new Hostile("{}", Map.of("ce_time", "yesterday"))),
                Named.of(
                        "a time beyond all times", new Hostile("{}", Map.of("ce_time", "+1000000000-12-31T23:59:59Z"))),
                Named.of("another version", new Hostile("{}", Map.of("ce_specversion", "0.3"))));
    }

    private ConsumerRecord<byte[], byte[]> written(Hostile hostile) {
        var record = new ConsumerRecord<byte[], byte[]>(
                Topics.EVENTS.name(), 0, kafka.topic.size(), null, bytes(hostile.value()));
        var headers = new TreeMap<>(Map.of(
                "ce_specversion", "1.0",
                "ce_id", "hostile" + kafka.topic.size(),
                "ce_type", "io.switchboard.message.received",
                "ce_source", "/test",
                "ce_time", "2026-11-21T10:00:00Z",
                "ce_tenantid", "demo"));
        headers.putAll(hostile.headers());
        if (!headers.containsKey("*")) {
            headers.forEach((name, value) -> record.headers().add(name, bytes(value)));
        }
        kafka.topic.add(record);
        return record;
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    /** Differences from a valid record; the header {@code *} removes all headers. */
    private record Hostile(@Nullable String value, Map<String, String> headers) {}
}
