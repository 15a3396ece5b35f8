package io.switchboard.benchmarks.push.protocol;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** What one client sends to a server, and how it reads the server's texts. An object serves one client. */
public interface StreamProtocol {

    /** Returns the HTTP request that opens the stream, after this position or, without one, with the next event. */
    String request(StreamTransport transport, @Nullable String position);

    /** Reads a text of the stream: a block of server-sent events, or a message of a WebSocket. */
    Received read(String text);

    /**
     * The meaning of a text.
     *
     * @param position where the client would resume now, or null when the text has none
     * @param events the ids of the events in the text
     * @param isReload whether the server said that events before may be missing
     */
    record Received(@Nullable String position, List<String> events, boolean isReload) {}

    /** Returns the id of the event of which this is the JSON, as {@link PushEvent} writes it, or nothing. */
    static List<String> eventIn(String text) {
        var id = text.indexOf(PushEvent.BEFORE_ID);
        if (id < 0) {
            return List.of();
        }
        var from = id + PushEvent.BEFORE_ID.length();
        return List.of(text.substring(from, text.indexOf('"', from)));
    }
}
