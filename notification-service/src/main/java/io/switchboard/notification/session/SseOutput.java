package io.switchboard.notification.session;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import io.switchboard.notification.log.StreamPosition;
import io.switchboard.notification.stream.StreamEvent;
import io.switchboard.notification.telemetry.OutcomeCounters;

/**
 * Writes a stream in the event stream format. An id is the position that the client resumes from; a block without data sets
 * the id and is otherwise invisible.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation">the HTML
 *     standard on event streams</a>
 */
final class SseOutput implements StreamOutput {

    private static final byte[] ID = ascii("id: ");
    private static final byte[] DATA = ascii("\ndata: ");
    private static final byte[] END = ascii("\n\n");

    private final OutputStream out;
    private final Duration reconnectDelay;

    /** @param reconnectDelay how long the client is asked to wait before it reconnects */
    public SseOutput(OutputStream out, Duration reconnectDelay) {
        this.out = out;
        this.reconnectDelay = reconnectDelay;
    }

    @Override
    public void open() throws IOException {
        block(": open\nretry: " + reconnectDelay.toMillis());
    }

    @Override
    public void heartbeat(StreamPosition position) throws IOException {
        block(": heartbeat\nid: " + position);
    }

    @Override
    public void reload(ReloadReason reason, StreamPosition position) throws IOException {
        block("event: reload\nid: " + position + "\ndata: {\"reason\":\"" + OutcomeCounters.tag(reason) + "\"}");
    }

    @Override
    public void events(List<StreamEvent> events) throws IOException {
        for (var event : events) {
            out.write(ID);
            out.write(ascii(event.after().toString()));
            out.write(DATA);
            out.write(event.json());
            out.write(END);
        }
        out.flush();
    }

    private void block(String lines) throws IOException {
        out.write(ascii(lines));
        out.write(END);
        out.flush();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
