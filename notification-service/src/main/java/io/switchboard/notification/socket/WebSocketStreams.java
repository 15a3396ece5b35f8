package io.switchboard.notification.socket;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import io.switchboard.notification.session.StreamSessions;
import io.switchboard.notification.stream.OpenStream.EndReason;
import io.switchboard.notification.stream.StreamRegistry;
import io.switchboard.notification.stream.StreamRejected;
import io.switchboard.notification.subscription.Subscription;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
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
     * Changes the request's connection to a WebSocket with a stream, which goes on when this method has returned. A stream
     * that cannot be opened now is a close code, since browsers do not show the status of a refused handshake.
     *
     * @param lastEventId the cursor that the client received last; null for a client that starts afresh
     * @param expiry when the stream ends at the latest
     */
    public void open(
            Subscription subscription,
            @Nullable String lastEventId,
            Instant expiry,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, ServletException {
        var trace = MDC.getCopyOfContextMap();
        upgrade(
                request,
                response,
                connection -> Thread.ofVirtual().name("stream").start(() -> {
                    MDC.setContextMap(trace);
                    serve(subscription, lastEventId, expiry, connection);
                }));
    }

    /** Changes the request's connection to a WebSocket that is closed at once with the reason. */
    public void refuse(WebSocketEnd reason, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        upgrade(
                request,
                response,
                connection -> Thread.ofVirtual().name("websocket-refusal").start(() -> connection.close(reason)));
    }

    private void serve(
            Subscription subscription, @Nullable String lastEventId, Instant expiry, WebSocketConnection connection) {
        try {
            var stream = registry.open(subscription);
            stream.onShed(connection::abort);
            connection.onGone(() -> stream.end(EndReason.CLIENT_GONE));
            var reason = sessions.serve(stream, lastEventId, expiry, new WebSocketOutput(connection, stream));
            connection.close(WebSocketEnd.of(reason));
        } catch (StreamRejected e) {
            connection.close(WebSocketEnd.of(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            connection.close(WebSocketEnd.GOING_AWAY);
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
