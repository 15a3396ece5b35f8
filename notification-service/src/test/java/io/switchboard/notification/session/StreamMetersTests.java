package io.switchboard.notification.session;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

import io.switchboard.notification.log.StreamPosition;
import io.switchboard.notification.log.StreamRecords;
import io.switchboard.notification.stream.StreamEvent;
import io.switchboard.notification.stream.TestStreams;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StreamMetersTests {

    private final StreamFixture kafka = StreamFixture.withQueueOf(3);

    @Test
    void theMetersAddUp() throws InterruptedException {
        kafka.happens("unwatched", "0");
        var slow = TestStreams.open(kafka.streams, "demo");
        var gone = TestStreams.open(kafka.streams, "demo");
        var good = TestStreams.open(kafka.streams, "demo");
        kafka.happens("demo", "1");
        kafka.happens("demo", "1");
        kafka.streams.accept(StreamRecords.record(0, 3, "demo", "bad", "{"));
        kafka.happens("demo", "2");
        kafka.serve(good, null);
        kafka.sessions.serve(gone, new StreamRequest(gone.subscription(), null, Instant.MAX), new GoneOutput());
        for (var i = 0; i < 3; i++) {
            kafka.happens("demo", "e" + i);
        }
        kafka.streams.close(slow, slow.endReason().orElseThrow());

        assertThat(kafka.count("events.received")).isEqualTo(8);
        assertThat(kafka.count("events.received", "outcome", "unwatched")).isEqualTo(1);
        assertThat(kafka.count("events.received", "outcome", "duplicate")).isEqualTo(1);
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

    /** Output to a client that disconnects before its first event. */
    private static final class GoneOutput implements StreamOutput {

        @Override
        public void open() {}

        @Override
        public void heartbeat(StreamPosition position) {}

        @Override
        public void reload(ReloadReason reason, StreamPosition position) {}

        @Override
        public void events(List<StreamEvent> events) throws IOException {
            throw new IOException("disconnected");
        }
    }
}
