package io.switchboard.notification.session;

import java.util.concurrent.atomic.AtomicInteger;

import io.switchboard.events.CloudEvent;
import io.switchboard.notification.log.StreamRecords;
import io.switchboard.notification.stream.TestStreams;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Clients that missed few events receive them from memory, the others from Kafka. */
class RecentCatchUpTests {

    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void aClientThatMissedFewEventsNeedsNoKafka() throws InterruptedException {
        var kafka = fixture(1 << 20);
        kafka.happens("demo", "1");
        kafka.happens("demo", "2");
        kafka.happens("other", "x");
        kafka.happens("demo", "3");
        kafka.happens("demo", "3");
        var stream = TestStreams.open(kafka.streams, "demo");
        kafka.happens("demo", "4");

        assertThat(kafka.serve(stream, kafka.position(1).toString()).ids()).containsExactly("2", "3", "4");
        assertThat(reads).hasValue(0);
        assertThat(kafka.count("streams.resumed", "outcome", "caught-up")).isEqualTo(1);
        assertThat(kafka.count("events.caught.up", "outcome", "written")).isEqualTo(2);
    }

    @Test
    void whatIsNoLongerInMemoryIsReadFromKafka() throws InterruptedException {
        var kafka = fixture(2_000);
        for (var i = 0; i < 20; i++) {
            kafka.happens("demo", "e" + i);
        }

        var late = TestStreams.open(kafka.streams, "demo");
        assertThat(kafka.serve(late, kafka.position(18).toString()).ids()).containsExactly("e18", "e19");
        assertThat(reads).hasValue(0);
        var later = TestStreams.open(kafka.streams, "demo");
        assertThat(kafka.serve(later, kafka.position(5).toString()).ids())
                .hasSize(15)
                .startsWith("e5")
                .endsWith("e19");
        assertThat(reads).hasPositiveValue();
    }

    @Test
    void eventsForThoseWhoWereThereAreNotSentAgain() throws InterruptedException {
        var kafka = fixture(1 << 20);
        kafka.happens("demo", "before");
        var event = new CloudEvent<Object>(
                "presence", "io.switchboard.presence.changed", "/test", null, StreamRecords.TIME, "demo", "");
        var record = StreamRecords.of(0, kafka.topic.size(), event, "{}");
        kafka.topic.add(record);
        kafka.streams.accept(record);
        kafka.happens("demo", "after");
        var stream = TestStreams.open(kafka.streams, "demo");

        assertThat(kafka.serve(stream, kafka.position(0).toString()).ids()).containsExactly("before", "after");
        assertThat(reads).hasValue(0);
    }

    private StreamFixture fixture(long recentBytes) {
        var kafka = StreamFixture.withRecentBytes(recentBytes);
        kafka.duringCatchUp = reads::incrementAndGet;
        return kafka;
    }
}
