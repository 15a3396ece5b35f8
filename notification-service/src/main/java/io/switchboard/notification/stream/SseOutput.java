package io.switchboard.notification.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * One client's stream in the event stream format. An id says where the client can come back to; a block without data
 * sets it and is otherwise unseen.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation">the HTML
 *     standard on event streams</a>
 */
final class SseOutput {

    private static final byte[] ID = ascii("id: ");
    private static final byte[] DATA = ascii("\ndata: ");
    private static final byte[] END = ascii("\n\n");

    private final OutputStream out;
    private long written;

    SseOutput(OutputStream out) {
        this.out = out;
    }

    /** The first block, sent at once: the client and all between see that the stream is open. Leaves the id alone. */
    void open(Duration retry) throws IOException {
        block(": open\nretry: " + retry.toMillis());
    }

    /** Breaks the silence, and says how far the client is although nothing was for it. */
    void heartbeat(StreamPosition position) throws IOException {
        block(": heartbeat\nid: " + position);
    }

    /** Says that events may be missing between what the client has and this position. */
    void reload(ReloadReason reason, StreamPosition position) throws IOException {
        block("event: reload\nid: " + position + "\ndata: {\"reason\":\"" + StreamMeters.word(reason) + "\"}");
    }

    /** Writes all of them, then flushes once. */
    void events(List<StreamEvent> events) throws IOException {
        for (var event : events) {
            out.write(ID);
            out.write(ascii(event.after().toString()));
            out.write(DATA);
            out.write(event.json());
            out.write(END);
        }
        out.flush();
        written += events.size();
    }

    /** How many events were written. */
    long written() {
        return written;
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
