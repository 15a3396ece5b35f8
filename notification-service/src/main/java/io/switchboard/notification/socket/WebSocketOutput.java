package io.switchboard.notification.socket;

import java.io.IOException;
import java.util.List;

import io.switchboard.notification.log.StreamPosition;
import io.switchboard.notification.session.StreamOutput;
import io.switchboard.notification.stream.OpenStream;
import io.switchboard.notification.stream.StreamEvent;
import io.switchboard.notification.telemetry.OutcomeCounters;

/**
 * Writes a stream as text messages, each a JSON object with a {@code type}. Its {@code cursor} is the position that the
 * client resumes from.
 */
final class WebSocketOutput implements StreamOutput {

    private final WebSocketConnection connection;
    private final OpenStream stream;

    WebSocketOutput(WebSocketConnection connection, OpenStream stream) {
        this.connection = connection;
        this.stream = stream;
    }

    @Override
    public void open() {
        // The handshake has shown the client that the stream is open.
    }

    @Override
    public void heartbeat(StreamPosition position) throws IOException {
        connection.ping();
        connection.send("{\"type\":\"heartbeat\",\"cursor\":\"" + position + "\"}");
    }

    @Override
    public void reload(ReloadReason reason, StreamPosition position) throws IOException {
        connection.send("{\"type\":\"reload\",\"reason\":\"" + OutcomeCounters.tag(reason) + "\",\"cursor\":\""
                + position + "\"}");
    }

    @Override
    public void events(List<StreamEvent> events) throws IOException {
        for (var event : events) {
            // A slow client's stream ends while its events are written; the rest of them would delay the reason.
            if (stream.endReason().isPresent()) {
                throw new IOException("the stream has ended");
            }
            connection.send(event.jsonWithCursor());
        }
    }
}
