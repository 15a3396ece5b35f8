package io.switchboard.notification.session;

import java.io.IOException;
import java.time.Instant;

import io.switchboard.notification.stream.OpenStream;
import io.switchboard.notification.stream.OpenStream.EndReason;
import io.switchboard.notification.stream.StreamRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Serves streams over their connections and closes both. */
@Component
class SseStreams {

    private final StreamRegistry registry;
    private final StreamSessions sessions;
    private final SseSettings settings;

    SseStreams(StreamRegistry registry, StreamSessions sessions, SseSettings settings) {
        this.registry = registry;
        this.sessions = sessions;
        this.settings = settings;
    }

    /** Serves one client on the calling thread until its stream ends. */
    void serve(OpenStream stream, @Nullable String lastEventId, Instant expiry, SseConnection connection) {
        try {
            stream.onTooSlow(connection::shutdownOutput);
            var out = connection.open(settings.writeTimeout(), () -> stream.end(EndReason.CLIENT_GONE));
            sessions.serve(stream, lastEventId, expiry, new SseOutput(out, settings.reconnectDelay()));
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
