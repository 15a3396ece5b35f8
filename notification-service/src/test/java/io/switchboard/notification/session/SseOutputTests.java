package io.switchboard.notification.session;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

import io.switchboard.notification.stream.OpenStream;
import io.switchboard.notification.stream.TestStreams;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The text of a stream, byte by byte as a browser receives it. */
class SseOutputTests {

    private final StreamFixture kafka = StreamFixture.withQueueOf(10);
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    @Test
    void aReloadIsTheFirstBlockThatSetsAnId() throws InterruptedException {
        kafka.happens("demo", "1");

        assertThat(serve(TestStreams.open(kafka.streams, "demo"), "nonsense", 1))
                .startsWith("""
                        : open
                        retry: 500

                        event: reload
                        id: %s
                        data: {"reason":"unreadable-id"}

                        """.formatted(kafka.position(1)));
    }

    @Test
    void aFreshStreamBeginsWithItsPosition() throws InterruptedException {
        kafka.happens("demo", "1");
        var stream = TestStreams.open(kafka.streams, "demo");
        kafka.happens("demo", "2");

        assertThat(serve(stream, null, 2)).startsWith("""
                        : open
                        retry: 500

                        : heartbeat
                        id: %s

                        id: %s
                        data: {"id":"2",""".formatted(kafka.position(1), kafka.position(2)));
    }

    @Test
    void aHeartbeatHasAnIdAndNoData() throws InterruptedException {
        var stream = TestStreams.open(kafka.streams, "demo");
        kafka.happens("other", "x");

        assertThat(serve(stream, null, 2))
                .doesNotContain("data:")
                .endsWith(": heartbeat\nid: " + kafka.position(1) + "\n\n");
    }

    private String serve(OpenStream stream, @Nullable String lastEventId, int heartbeats) {
        var output = new SseOutput(new DisconnectingOutput(heartbeats), Duration.ofMillis(500));
        kafka.sessions.serve(stream, new StreamRequest(stream.subscription(), lastEventId, Instant.MAX), output);
        return sent.toString(StandardCharsets.UTF_8);
    }

    /** Output to a client that disconnects after a number of heartbeats. */
    private final class DisconnectingOutput extends FilterOutputStream {

        private int left;

        DisconnectingOutput(int heartbeats) {
            super(sent);
            left = heartbeats;
        }

        @Override
        public void flush() throws IOException {
            var lines = sent.toString(StandardCharsets.UTF_8).lines().toList();
            if (lines.get(lines.size() - 3).equals(": heartbeat") && --left == 0) {
                throw new IOException("disconnected");
            }
        }
    }
}
