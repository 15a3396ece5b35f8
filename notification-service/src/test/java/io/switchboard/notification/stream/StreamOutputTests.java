package io.switchboard.notification.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Sessions over an output that is not SSE: one text frame for each event, as a WebSocket would send. */
class StreamOutputTests {

    private final StreamFixture kafka = StreamFixture.withQueueOf(10);
    private final FrameOutput frames = new FrameOutput();

    @Test
    void anotherOutputReceivesMissedAndLiveEventsInOrder() throws InterruptedException {
        kafka.happens("demo", "missed1");
        kafka.happens("other", "foreign");
        kafka.happens("demo", "missed2");
        var stream = kafka.streams.open("demo");
        kafka.happens("demo", "live");

        kafka.sessions.serve(stream, kafka.position(0).toString(), Instant.MAX, frames);

        assertThat(frames.written)
                .containsExactly(
                        "open",
                        "missed1 " + kafka.position(1),
                        "missed2 " + kafka.position(3),
                        "live " + kafka.position(4),
                        "heartbeat " + kafka.position(4));
        assertThat(stream.endReason()).contains(StreamEndReason.CLIENT_GONE);
    }

    @Test
    void anotherOutputIsToldToReload() throws InterruptedException {
        kafka.happens("demo", "1");

        kafka.sessions.serve(kafka.streams.open("demo"), "nonsense", Instant.MAX, frames);

        assertThat(frames.written).startsWith("open", "reload UNREADABLE_ID " + kafka.position(1));
    }

    /** Collects frames until the first heartbeat, when the client disconnects. */
    private static final class FrameOutput implements StreamOutput {

        private final JsonMapper json = new JsonMapper();
        private final List<String> written = new ArrayList<>();

        @Override
        public void open() {
            written.add("open");
        }

        @Override
        public void heartbeat(StreamPosition position) throws IOException {
            written.add("heartbeat " + position);
            throw new IOException("disconnected");
        }

        @Override
        public void reload(ReloadReason reason, StreamPosition position) {
            written.add("reload " + reason + " " + position);
        }

        @Override
        public void events(List<StreamEvent> events) {
            for (var event : events) {
                var text = new String(event.json(), StandardCharsets.UTF_8);
                written.add(json.readTree(text).get("id").asString() + " " + event.after());
            }
        }
    }
}
