package io.switchboard.notification.session;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.switchboard.notification.log.StreamPosition;
import io.switchboard.notification.stream.OpenStream;
import io.switchboard.notification.stream.OpenStream.EndReason;
import io.switchboard.notification.stream.StreamEvent;
import io.switchboard.notification.stream.StreamMeters;
import io.switchboard.notification.stream.StreamMeters.Pushed;
import io.switchboard.notification.stream.StreamRegistry;
import io.switchboard.notification.stream.StreamSettings;
import io.switchboard.notification.telemetry.OutcomeCounters;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Serves a client on the calling thread, from its first byte to its last: missed events first, then live ones. */
@Component
public class StreamSessions {

    private static final Logger log = LoggerFactory.getLogger(StreamSessions.class);

    private final StreamRegistry registry;
    private final StreamResumer resumer;
    private final StreamSettings settings;
    private final StreamMeters meters;
    private final Clock clock;

    StreamSessions(
            StreamRegistry registry, StreamResumer resumer, StreamSettings settings, StreamMeters meters, Clock clock) {
        this.registry = registry;
        this.resumer = resumer;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Serves the client and closes its stream. Returns when the stream has ended; never throws because of the client or Kafka.
     *
     * @return the reason for the stream's end
     */
    public EndReason serve(OpenStream stream, StreamRequest request, StreamOutput output) {
        var session = new StreamSession(stream, output, request.expiry(), clock);
        var reason = EndReason.FAILED;
        try {
            reason = run(session, request.lastEventId());
        } finally {
            registry.close(stream, reason);
            log.atInfo()
                    .addKeyValue("tenant", stream.tenantId())
                    .addKeyValue("events", session.eventsWritten())
                    .addKeyValue("millis", stream.age().toMillis())
                    .addKeyValue("reason", OutcomeCounters.tag(reason))
                    .log("stream ended");
        }
        return reason;
    }

    private EndReason run(StreamSession session, @Nullable String lastEventId) {
        try {
            return follow(session, resumer.begin(session, lastEventId));
        } catch (IOException e) {
            // The stream of a client that does not read has ended before; its blocked write fails afterwards.
            return session.stream().endReason().orElse(EndReason.CLIENT_GONE);
        } catch (KafkaException e) {
            log.atWarn()
                    .addKeyValue("tenant", session.stream().tenantId())
                    .addKeyValue("reason", e.toString())
                    .log("missed events could not be read, the client will reconnect");
            return EndReason.RESUME_FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return EndReason.SHUTDOWN;
        }
    }

    private EndReason follow(StreamSession session, StreamPosition reached) throws IOException, InterruptedException {
        var end = Optional.<EndReason>empty();
        while (end.isEmpty()) {
            end = step(session, reached);
        }
        return end.get();
    }

    /** Pushes the next events, or a heartbeat when there are none; returns the reason once the stream has ended. */
    private Optional<EndReason> step(StreamSession session, StreamPosition reached)
            throws IOException, InterruptedException {
        var left = session.timeLeft();
        if (left.isZero()) {
            return Optional.of(EndReason.TOKEN_EXPIRED);
        }
        // Read before waiting: when nothing is queued afterwards, no event before this position was for the client.
        var live = registry.position(session.stream());
        var interval = settings.heartbeatInterval();
        var batch = session.stream().take(left.compareTo(interval) < 0 ? left : interval);
        if (!batch.isEmpty()) {
            push(session, batch, reached);
            return Optional.empty();
        }
        var end = session.stream().endReason();
        if (end.isEmpty()) {
            session.output().heartbeat(live.next() > reached.next() ? live : reached);
        }
        return end;
    }

    private void push(StreamSession session, List<StreamEvent> batch, StreamPosition reached) throws IOException {
        var unseen =
                batch.stream().filter(event -> event.after().isBeyond(reached)).toList();
        meters.pushed(Pushed.KNOWN, batch.size() - unseen.size());
        try {
            session.write(unseen);
        } catch (IOException e) {
            meters.pushed(Pushed.DROPPED, unseen.size());
            throw e;
        }
        var now = clock.instant();
        unseen.forEach(event -> meters.written(event, Duration.between(event.time(), now)));
        session.stream().release();
    }
}
