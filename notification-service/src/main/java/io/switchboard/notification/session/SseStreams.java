package io.switchboard.notification.session;

import java.io.IOException;
import java.time.Instant;

import io.switchboard.notification.stream.OpenStream;
import io.switchboard.notification.stream.OpenStream.EndReason;
import io.switchboard.notification.stream.StreamRegistry;
import io.switchboard.notification.stream.StreamRejected;
import io.switchboard.notification.subscription.Subscription;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Opens streams of server-sent events, serves each on a virtual thread of its own, and closes their connections. */
@Component
public class SseStreams {

    private final StreamRegistry registry;
    private final StreamSessions sessions;
    private final SseSettings settings;

    SseStreams(StreamRegistry registry, StreamSessions sessions, SseSettings settings) {
        this.registry = registry;
        this.sessions = sessions;
        this.settings = settings;
    }

    /**
     * Answers the request with a stream, which goes on when this method has returned.
     *
     * @param lastEventId the id that the client received last; null for a client that starts afresh
     * @param expiry when the stream ends at the latest
     * @throws io.switchboard.web.ApiProblem when no stream can be opened now
     */
    public void open(
            Subscription subscription,
            @Nullable String lastEventId,
            Instant expiry,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, ServletException, InterruptedException {
        var stream = open(subscription);
        var connection = upgrade(stream, request, response);
        var trace = MDC.getCopyOfContextMap();
        Thread.ofVirtual().name("stream").start(() -> {
            MDC.setContextMap(trace);
            serve(stream, lastEventId, expiry, connection);
        });
    }

    private OpenStream open(Subscription subscription) throws InterruptedException {
        try {
            return registry.open(subscription);
        } catch (StreamRejected e) {
            throw SseProblems.of(e);
        }
    }

    private SseConnection upgrade(OpenStream stream, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        try {
            beginResponse(response);
            return request.upgrade(SseConnection.class);
        } catch (IOException | ServletException | RuntimeException e) {
            registry.close(stream, EndReason.CLIENT_GONE);
            throw e;
        }
    }

    private static void beginResponse(HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        // Makes nginx and similar proxies pass every byte on at once.
        response.setHeader("X-Accel-Buffering", "no");
        // The body ends with the connection, so that SseConnection can write it without Tomcat's response.
        response.setHeader(HttpHeaders.CONNECTION, "close");
        response.flushBuffer();
    }

    /** Serves one client on the calling thread until its stream ends. */
    private void serve(OpenStream stream, @Nullable String lastEventId, Instant expiry, SseConnection connection) {
        try {
            stream.onTooSlow(connection::shutdownOutput);
            var out = connection.open(settings.writeTimeout(), () -> stream.end(EndReason.CLIENT_GONE));
            var unused = sessions.serve(stream, lastEventId, expiry, new SseOutput(out, settings.reconnectDelay()));
        } catch (IOException e) {
            registry.close(stream, EndReason.CLIENT_GONE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            registry.close(stream, EndReason.SHUTDOWN);
        } finally {
            connection.close();
        }
    }
}
