package io.switchboard.notification.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.notification.stream.StreamRegistry.Offsets;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StreamRegistryTests {

    private static final Duration MOMENT = Duration.ofMillis(60);

    private final StreamFixture kafka = StreamFixture.withQueueOf(3);

    @Test
    void aTenantGetsItsOwnEventsAlone() throws InterruptedException {
        var demo = kafka.streams.open("demo");
        var other = kafka.streams.open("other");

        kafka.happens("demo", "1");
        kafka.happens("other", "2");

        assertThat(demo.take(MOMENT))
                .singleElement()
                .satisfies(each -> assertThat(each.offset()).isZero());
        assertThat(other.take(MOMENT))
                .singleElement()
                .satisfies(each -> assertThat(each.offset()).isEqualTo(1));
    }

    @Test
    void theSameIdOfAnotherTenantTakesNothingAway() throws InterruptedException {
        var demo = kafka.streams.open("demo");

        kafka.happens("other", "SM1");
        kafka.happens("demo", "SM1");

        assertThat(demo.take(MOMENT)).hasSize(1);
    }

    @Test
    void aSlowClientLosesItsStreamAndNobodyElseAnything() throws InterruptedException {
        var slow = kafka.streams.open("demo");
        var quick = kafka.streams.open("demo");

        for (var i = 0; i < 4; i++) {
            kafka.happens("demo", "e" + i);
            assertThat(quick.take(MOMENT)).hasSize(1);
        }

        assertThat(slow.ending()).contains(StreamEndReason.TOO_SLOW);
        assertThat(slow.take(MOMENT)).isEmpty();
        assertThat(quick.ending()).isEmpty();
    }

    @Test
    void aClientThatIsTooManyBytesBehindLosesItsStream() throws InterruptedException {
        var fixture = StreamFixture.withQueueOf(1_000);
        var slow = fixture.streams.open("demo");
        var text = "{\"body\":\"" + "x".repeat(30_000) + "\"}";

        fixture.streams.accept(StreamRecords.record(0, 0, "demo", "1", text));
        fixture.streams.accept(StreamRecords.record(0, 1, "demo", "2", text));
        assertThat(slow.ending()).isEmpty();
        fixture.streams.accept(StreamRecords.record(0, 2, "demo", "3", text));

        assertThat(slow.ending()).contains(StreamEndReason.TOO_SLOW);
        assertThat(waitingBytes(fixture)).isZero();
    }

    @Test
    void anEventThatIsLargerThanTheQueueGoesOutAlone() throws InterruptedException {
        var fixture = StreamFixture.withQueueOf(1_000);
        var stream = fixture.streams.open("demo");

        fixture.streams.accept(StreamRecords.record(0, 0, "demo", "1", "\"" + "x".repeat(100_000) + "\""));

        assertThat(stream.take(MOMENT)).hasSize(1);
        stream.written();
        assertThat(stream.ending()).isEmpty();
        assertThat(waitingBytes(fixture)).isZero();
    }

    @Test
    void anEventThatWaitsForManyCountsOnceUntilItIsWritten() throws InterruptedException {
        var one = kafka.streams.open("demo");
        var two = kafka.streams.open("demo");
        kafka.happens("demo", "1");
        var size = waitingBytes(kafka);

        var taken = one.take(MOMENT);
        assertThat(waitingBytes(kafka)).isEqualTo(size).isEqualTo((double)
                taken.getFirst().size());
        one.written();
        assertThat(waitingBytes(kafka)).isEqualTo(size);
        kafka.streams.close(two, StreamEndReason.CLIENT_GONE);

        assertThat(waitingBytes(kafka)).isZero();
    }

    @Test
    void whenTooMuchWaitsThoseFurthestBehindLoseTheirStreams() throws InterruptedException {
        var fixture = new StreamFixture(StreamFixture.settings(1_000, 1_000), new StreamCapacity(4, 60_000));
        var slow = fixture.streams.open("demo");
        var other = fixture.streams.open("other");
        var hungUp = new AtomicBoolean();
        slow.onTooSlow(() -> hungUp.set(true));

        fixture.streams.accept(StreamRecords.record(0, 0, "other", "1"));
        for (var i = 1; i <= 3; i++) {
            fixture.streams.accept(StreamRecords.record(0, i, "demo", "e" + i, "\"" + "x".repeat(19_500) + "\""));
        }

        assertThat(slow.ending()).contains(StreamEndReason.TOO_SLOW);
        assertThat(hungUp).isTrue();
        assertThat(other.take(MOMENT)).hasSize(1);
        assertThat(other.ending()).isEmpty();
    }

    @Test
    void theLimitOfStreamsFollowsTheHeap() {
        var settings = StreamFixture.settings(10, 10);

        assertThat(StreamCapacity.of(460L << 20, settings).streams()).isEqualTo(settings.maxTotal());
        assertThat(StreamCapacity.of(64L << 20, settings).streams()).isEqualTo(1);
        assertThat(StreamCapacity.of(460L << 20, settings).waitingBytes()).isEqualTo(460L << 17);
    }

    @Test
    void aRecordThatCannotBeReadIsPassedOver() throws InterruptedException {
        var demo = kafka.streams.open("demo");

        kafka.streams.accept(StreamRecords.record(0, 0, "demo", "1", "{"));
        kafka.streams.accept(StreamRecords.record(0, 1, "demo", "2"));

        assertThat(demo.take(MOMENT)).hasSize(1);
        assertThat(kafka.streams.position(demo)).isEqualTo(kafka.position(2));
    }

    @Test
    void anOffsetThatKafkaUsedForItselfIsPassedOver() throws InterruptedException {
        kafka.happens("demo", "1");

        kafka.streams.advance(0, 5);
        kafka.streams.advance(0, 3);

        assertThat(kafka.streams.open("demo").start()).isEqualTo(kafka.position(5));
    }

    @Test
    void thereIsALimitForATenantAndOneForAll() throws InterruptedException {
        for (var i = 0; i < 3; i++) {
            kafka.streams.open("demo");
        }

        assertRefused("demo", HttpStatus.TOO_MANY_REQUESTS);
        var last = kafka.streams.open("other");
        assertRefused("third", HttpStatus.SERVICE_UNAVAILABLE);

        kafka.streams.close(last, StreamEndReason.CLIENT_GONE);
        assertThat(kafka.streams.open("third")).isNotNull();
    }

    @Test
    void withoutAPositionNoStreamBegins() {
        var streams = new StreamRegistry(
                kafka.settings, new StreamCapacity(4, 1 << 20), new StreamMeters(new SimpleMeterRegistry()));

        assertThat(new LiveEventHealth(streams).health().getStatus().getCode()).isEqualTo("DOWN");
        assertThatExceptionOfType(StreamRejected.class).isThrownBy(() -> streams.open("demo"));

        streams.start(new Offsets(StreamFixture.LAYOUT, new long[1]));
        assertThat(new LiveEventHealth(streams).health().getStatus().getCode()).isEqualTo("UP");
    }

    @Test
    void aNewLayoutEndsWhatIsOpen() throws InterruptedException {
        var stream = kafka.streams.open("demo");
        kafka.happens("demo", "1");

        kafka.streams.start(new Offsets(new TopicVersion(StreamFixture.LAYOUT.topicId(), 2), new long[2]));

        assertThat(stream.take(MOMENT)).isEmpty();
        assertThat(stream.ending()).contains(StreamEndReason.TOPIC_CHANGED);
    }

    @Test
    void stoppingEndsWhatIsOpenAndBeginsNothingMore() throws InterruptedException {
        var stream = kafka.streams.open("demo");

        kafka.streams.stop();

        assertThat(stream.ending()).contains(StreamEndReason.SHUTDOWN);
        assertRefused("demo", HttpStatus.SERVICE_UNAVAILABLE);
    }

    @Test
    void theMetersAddUp() throws InterruptedException {
        kafka.happens("nobody", "0");
        var slow = kafka.streams.open("demo");
        var gone = kafka.streams.open("demo");
        var good = kafka.streams.open("demo");
        kafka.happens("demo", "1");
        kafka.happens("demo", "1");
        kafka.streams.accept(StreamRecords.record(0, 3, "demo", "bad", "{"));
        kafka.happens("demo", "2");
        kafka.serve(good, null);
        kafka.sessions.serve(gone, null, Instant.MAX, new SseOutput(new Hangup(2)));
        for (var i = 0; i < 3; i++) {
            kafka.happens("demo", "e" + i);
        }
        kafka.streams.close(slow, slow.ending().orElseThrow());

        assertThat(kafka.count("events.received")).isEqualTo(8);
        assertThat(kafka.count("events.received", "outcome", "unwatched")).isEqualTo(1);
        assertThat(kafka.count("events.received", "outcome", "suppressed")).isEqualTo(1);
        assertThat(kafka.count("events.received", "outcome", "unreadable")).isEqualTo(1);
        assertThat(kafka.count("events.received", "outcome", "watched")).isEqualTo(5);
        assertThat(kafka.count("events.queued")).isEqualTo(kafka.count("events.pushed"));
        assertThat(kafka.count("events.pushed", "outcome", "written")).isEqualTo(2);
        assertThat(kafka.count("events.pushed", "outcome", "dropped")).isEqualTo(6);
        assertThat(kafka.count("streams.ended")).isEqualTo(3);
        assertThat(kafka.registry
                        .get("switchboard.notification.streams.open")
                        .gauge()
                        .value())
                .isZero();
        assertThat(kafka.registry
                        .get("switchboard.notification.message.age")
                        .timer()
                        .count())
                .isEqualTo(2);
    }

    private static double waitingBytes(StreamFixture fixture) {
        return fixture.registry
                .get("switchboard.notification.events.waiting")
                .gauge()
                .value();
    }

    private void assertRefused(String tenantId, HttpStatus status) {
        assertThatExceptionOfType(StreamRejected.class)
                .isThrownBy(() -> kafka.streams.open(tenantId))
                .satisfies(each -> {
                    assertThat(each.getStatusCode()).isEqualTo(status);
                    assertThat(each.getHeaders().getFirst("Retry-After")).isNotBlank();
                });
    }

    /** A client that is gone after so many flushes. */
    private static final class Hangup extends OutputStream {

        private int left;

        private Hangup(int flushes) {
            left = flushes;
        }

        @Override
        public void write(int b) throws IOException {
            if (left == 0) {
                throw new IOException("gone");
            }
        }

        @Override
        public void flush() {
            left--;
        }
    }
}
