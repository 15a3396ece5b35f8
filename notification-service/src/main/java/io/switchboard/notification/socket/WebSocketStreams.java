package io.switchboard.notification.socket;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import io.switchboard.notification.session.StreamRequest;
import io.switchboard.notification.session.StreamSessions;
import io.switchboard.notification.session.StreamThread;
import io.switchboard.notification.stream.OpenStream.EndReason;
import io.switchboard.notification.stream.StreamRegistry;
import io.switchboard.notification.stream.StreamRejected;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import org.springframework.stereotype.Component;

/** Opens streams over WebSockets, serves each on a virtual thread of its own, and closes their connections. */
@Component
public class WebSocketStreams {

    private final StreamRegistry registry;
    private final StreamSessions sessions;
    private final WebSocketSettings settings;

    WebSocketStreams(StreamRegistry registry, StreamSessions sessions, WebSocketSettings settings) {
        this.registry = registry;
        this.sessions = sessions;
        this.settings = settings;
    }

    /**
     * Changes the request's connection to a WebSocket and returns; a thread of its own serves the stream. A stream that
     * cannot be opened now is a close code, since browsers do not show the status of a refused handshake.
     */
    public void open(StreamRequest stream, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        var thread = StreamThread.ofRequest();
        upgrade(request, response, connection -> thread.start(() -> serve(stream, connection)));
    }

    /** Changes the request's connection to a WebSocket that is closed at once with the reason. */
    public void refuse(WebSocketEnd reason, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        upgrade(
                request,
                response,
                connection -> Thread.ofVirtual().name("websocket-refusal").start(() -> connection.close(reason)));
    }

    /** Serves one client on the calling thread until its stream ends, and closes the connection in any case. */
    void serve(StreamRequest request, WebSocketConnection connection) {
        var end = WebSocketEnd.FAILED;
        try {
            var stream = registry.open(request.subscription());
            stream.onShed(connection::abort);
            connection.onGone(() -> stream.end(EndReason.CLIENT_GONE));
            end = WebSocketEnd.of(sessions.serve(stream, request, new WebSocketOutput(connection, stream)));
        } catch (StreamRejected e) {
            end = WebSocketEnd.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end = WebSocketEnd.GOING_AWAY;
        } finally {
            connection.close(end);
        }
    }

    private void upgrade(
            HttpServletRequest request, HttpServletResponse response, Consumer<WebSocketConnection> whenOpen)
            throws IOException, ServletException {
        var container = (ServerContainer)
                Objects.requireNonNull(request.getServletContext().getAttribute(ServerContainer.class.getName()));
        var maxMessage = (int) settings.maxMessageSize().toBytes();
        container.setDefaultMaxTextMessageBufferSize(maxMessage);
        container.setDefaultMaxBinaryMessageBufferSize(maxMessage);
        try {
            container.upgradeHttpToWebSocket(
                    new WebSocketHandshake(request),
                    response,
                    WebSocketHandshake.config(new WebSocketConnection(settings, whenOpen)),
                    Map.of());
        } catch (DeploymentException e) {
            throw new ServletException(e);
        }
    }
}
