package io.switchboard.notification.stream;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.notification.log.StreamRecords;
import io.switchboard.notification.log.TestEventLog;
import io.switchboard.notification.session.StreamFixture;
import io.switchboard.notification.stream.OpenStream.EndReason;
import io.switchboard.notification.stream.StreamRejected.Reason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StreamRegistryTests {

    private static final Duration MOMENT = Duration.ofMillis(60);

    private final StreamFixture kafka = StreamFixture.withQueueOf(3);

    @Test
    void aTenantReceivesItsOwnEventsOnly() throws InterruptedException {
        var demo = TestStreams.open(kafka.streams, "demo");
        var other = TestStreams.open(kafka.streams, "other");

        kafka.happens("demo", "1");
        kafka.happens("other", "2");

        assertThat(demo.take(MOMENT))
                .singleElement()
                .satisfies(event -> assertThat(event.offset()).isZero());
        assertThat(other.take(MOMENT))
                .singleElement()
                .satisfies(event -> assertThat(event.offset()).isEqualTo(1));
    }

    @Test
    void anEqualIdOfAnotherTenantIsNoDuplicate() throws InterruptedException {
        var demo = TestStreams.open(kafka.streams, "demo");

        kafka.happens("other", "SM1");
        kafka.happens("demo", "SM1");

        assertThat(demo.take(MOMENT)).hasSize(1);
    }

    @Test
    void aSlowClientLosesItsStreamAndDelaysNoOther() throws InterruptedException {
        var slow = TestStreams.open(kafka.streams, "demo");
        var quick = TestStreams.open(kafka.streams, "demo");

        for (var i = 0; i < 4; i++) {
            kafka.happens("demo", "e" + i);
            assertThat(quick.take(MOMENT)).hasSize(1);
        }

        assertThat(slow.endReason()).contains(EndReason.TOO_SLOW);
        assertThat(slow.take(MOMENT)).isEmpty();
        assertThat(quick.endReason()).isEmpty();
    }

    @Test
    void aClientThatIsTooManyBytesBehindLosesItsStream() throws InterruptedException {
        var fixture = StreamFixture.withQueueOf(1_000);
        var slow = TestStreams.open(fixture.streams, "demo");
        var text = "{\"body\":\"" + "x".repeat(30_000) + "\"}";

        fixture.streams.accept(StreamRecords.record(0, 0, "demo", "1", text));
        fixture.streams.accept(StreamRecords.record(0, 1, "demo", "2", text));
        assertThat(slow.endReason()).isEmpty();
        fixture.streams.accept(StreamRecords.record(0, 2, "demo", "3", text));

        assertThat(slow.endReason()).contains(EndReason.TOO_SLOW);
        assertThat(waitingBytes(fixture)).isZero();
    }

    @Test
    void anEventLargerThanTheQueueIsSentAlone() throws InterruptedException {
        var fixture = StreamFixture.withQueueOf(1_000);
        var stream = TestStreams.open(fixture.streams, "demo");

        fixture.streams.accept(StreamRecords.record(0, 0, "demo", "1", "\"" + "x".repeat(100_000) + "\""));

        assertThat(stream.take(MOMENT)).hasSize(1);
        stream.release();
        assertThat(stream.endReason()).isEmpty();
        assertThat(waitingBytes(fixture)).isZero();
    }

    @Test
    void anEventThatWaitsForSeveralClientsCountsOnceUntilItIsWritten() throws InterruptedException {
        var one = TestStreams.open(kafka.streams, "demo");
        var two = TestStreams.open(kafka.streams, "demo");
        kafka.happens("demo", "1");
        var size = waitingBytes(kafka);

        var taken = one.take(MOMENT);
        assertThat(waitingBytes(kafka)).isEqualTo(size).isEqualTo((double)
                taken.getFirst().size());
        one.release();
        assertThat(waitingBytes(kafka)).isEqualTo(size);
        kafka.streams.close(two, EndReason.CLIENT_GONE);

        assertThat(waitingBytes(kafka)).isZero();
    }

    @Test
    void whenTooManyEventsWaitTheStreamsFurthestBehindEnd() throws InterruptedException {
        var fixture = new StreamFixture(StreamFixture.settings(1_000, 1_000), 4, 60_000);
        var slow = TestStreams.open(fixture.streams, "demo");
        var other = TestStreams.open(fixture.streams, "other");
        var aborted = new AtomicBoolean();
        slow.onTooSlow(() -> aborted.set(true));

        fixture.streams.accept(StreamRecords.record(0, 0, "other", "1"));
        for (var i = 1; i <= 3; i++) {
            fixture.streams.accept(StreamRecords.record(0, i, "demo", "e" + i, "\"" + "x".repeat(19_500) + "\""));
        }

        assertThat(slow.endReason()).contains(EndReason.TOO_SLOW);
        assertThat(aborted).isTrue();
        assertThat(other.take(MOMENT)).hasSize(1);
        assertThat(other.endReason()).isEmpty();
    }

    @Test
    void theNumberOfStreamsFollowsTheHeap() {
        var settings = StreamFixture.settings(10, 10);

        assertThat(StreamCapacity.of(460L << 20, 2, settings).streams()).isEqualTo(settings.maxTotal());
        assertThat(StreamCapacity.of(64L << 20, 2, settings).streams()).isEqualTo(1);
        assertThat(StreamCapacity.of(460L << 20, 2, settings).waitingBytes()).isEqualTo(460L << 17);
    }

    @Test
    void anUnreadableRecordIsSkipped() throws InterruptedException {
        var demo = TestStreams.open(kafka.streams, "demo");

        kafka.streams.accept(StreamRecords.record(0, 0, "demo", "1", "{"));
        kafka.streams.accept(StreamRecords.record(0, 1, "demo", "2"));

        assertThat(demo.take(MOMENT)).hasSize(1);
        assertThat(kafka.streams.position(demo)).isEqualTo(kafka.position(2));
    }

    @Test
    void anOffsetThatKafkaUsesItselfIsSkipped() throws InterruptedException {
        kafka.happens("demo", "1");

        kafka.streams.advance(0, 5);
        kafka.streams.advance(0, 3);

        assertThat(TestStreams.open(kafka.streams, "demo").start()).isEqualTo(kafka.position(5));
    }

    @Test
    void aStreamBeyondTheLimitOfTheTenantOrOfAllIsRejected() throws InterruptedException {
        for (var i = 0; i < 3; i++) {
            TestStreams.open(kafka.streams, "demo");
        }

        assertRejected("demo", Reason.TOO_MANY_OF_TENANT);
        var last = TestStreams.open(kafka.streams, "other");
        assertRejected("third", Reason.TOO_MANY);

        kafka.streams.close(last, EndReason.CLIENT_GONE);
        assertThat(TestStreams.open(kafka.streams, "third")).isNotNull();
    }

    @Test
    void noStreamBeginsBeforeTheFirstPosition() {
        var streams = new StreamRegistry(
                kafka.settings, new StreamCapacity(4, 1 << 20, 0), new StreamMeters(new SimpleMeterRegistry()));

        assertThat(new LiveEventHealth(streams).health().getStatus().getCode()).isEqualTo("DOWN");
        assertThatExceptionOfType(StreamRejected.class).isThrownBy(() -> TestStreams.open(streams, "demo"));

        streams.start(kafka.beginning.copy());
        assertThat(new LiveEventHealth(streams).health().getStatus().getCode()).isEqualTo("UP");
    }

    @Test
    void aChangedTopicEndsOpenStreams() throws InterruptedException {
        var stream = TestStreams.open(kafka.streams, "demo");
        kafka.happens("demo", "1");

        kafka.streams.start(TestEventLog.beginning(2));

        assertThat(stream.take(MOMENT)).isEmpty();
        assertThat(stream.endReason()).contains(EndReason.TOPIC_CHANGED);
    }

    @Test
    void stoppingEndsOpenStreamsAndRejectsNewOnes() throws InterruptedException {
        var stream = TestStreams.open(kafka.streams, "demo");

        kafka.streams.stop();

        assertThat(stream.endReason()).contains(EndReason.SHUTDOWN);
        assertRejected("demo", Reason.NOT_READY);
    }

    private static double waitingBytes(StreamFixture fixture) {
        return fixture.registry
                .get("switchboard.notification.events.waiting")
                .gauge()
                .value();
    }

    private void assertRejected(String tenantId, Reason reason) {
        assertThatExceptionOfType(StreamRejected.class)
                .isThrownBy(() -> TestStreams.open(kafka.streams, tenantId))
                .satisfies(rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }
}
