package io.switchboard.notification.session;

import java.io.IOException;

import io.switchboard.notification.stream.OpenStream;
import io.switchboard.notification.stream.OpenStream.EndReason;
import io.switchboard.notification.stream.StreamRegistry;
import io.switchboard.notification.stream.StreamRejected;
import io.switchboard.notification.subscription.Subscription;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
     * Begins the response and returns; a thread of its own serves the stream.
     *
     * @throws io.switchboard.web.ApiProblem when no stream can be opened now
     */
    public void open(StreamRequest streamRequest, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException, InterruptedException {
        var stream = open(streamRequest.subscription());
        var connection = upgrade(stream, request, response);
        StreamThread.ofRequest().start(() -> serve(stream, streamRequest, connection));
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
    private void serve(OpenStream stream, StreamRequest request, SseConnection connection) {
        try {
            stream.onTooSlow(connection::shutdownOutput);
            var out = connection.open(settings.writeTimeout(), () -> stream.end(EndReason.CLIENT_GONE));
            var unused = sessions.serve(stream, request, new SseOutput(out, settings.reconnectDelay()));
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
