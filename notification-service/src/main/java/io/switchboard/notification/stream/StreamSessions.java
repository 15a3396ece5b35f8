package io.switchboard.notification.stream;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

import io.switchboard.notification.stream.StreamMeters.Pushed;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Serves one client from its first byte to its last, on the calling thread: what it missed, then what happens. */
@Component
class StreamSessions {

    private static final Logger log = LoggerFactory.getLogger(StreamSessions.class);

    private final StreamRegistry streams;
    private final StreamResumer resumption;
    private final StreamSettings settings;
    private final StreamMeters meters;
    private final Clock clock;

    StreamSessions(
            StreamRegistry streams,
            StreamResumer resumption,
            StreamSettings settings,
            StreamMeters meters,
            Clock clock) {
        this.streams = streams;
        this.resumption = resumption;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    /** Serves the client on its connection, and closes it. */
    void serve(OpenStream stream, @Nullable String lastEventId, Instant expiry, StreamConnection connection) {
        try {
            stream.onTooSlow(connection::hangUp);
            var out = connection.open(
                    settings.patience(), settings.writeTimeout(), () -> stream.end(StreamEndReason.CLIENT_GONE));
            serve(stream, lastEventId, expiry, new SseOutput(out));
        } catch (IOException e) {
            streams.close(stream, StreamEndReason.CLIENT_GONE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            streams.close(stream, StreamEndReason.SHUTDOWN);
        } finally {
            connection.close();
        }
    }

    /** Returns when the stream is over, for whatever reason; never throws because of the client or Kafka. */
    void serve(OpenStream stream, @Nullable String lastEventId, Instant expiry, SseOutput out) {
        var ending = StreamEndReason.FAILED;
        try {
            ending = run(stream, lastEventId, expiry, out);
        } finally {
            streams.close(stream, ending);
            log.atInfo()
                    .addKeyValue("tenant", stream.tenantId())
                    .addKeyValue("events", out.written())
                    .addKeyValue("millis", stream.age().toMillis())
                    .addKeyValue("reason", StreamMeters.word(ending))
                    .log("stream ended");
        }
    }

    private StreamEndReason run(OpenStream stream, @Nullable String lastEventId, Instant expiry, SseOutput out) {
        BooleanSupplier goesOn =
                () -> stream.ending().isEmpty() && !untilExpiry(expiry).isZero();
        try {
            var reached = resumption.begin(stream, lastEventId, out, goesOn);
            return follow(stream, reached, expiry, out);
        } catch (IOException e) {
            // A client that does not read is ended first and noticed here, when the write gives up.
            return stream.ending().orElse(StreamEndReason.CLIENT_GONE);
        } catch (KafkaException e) {
            log.atWarn()
                    .addKeyValue("tenant", stream.tenantId())
                    .addKeyValue("reason", e.toString())
                    .log("missed events could not be read, the client will ask again");
            return StreamEndReason.RESUME_FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return StreamEndReason.SHUTDOWN;
        }
    }

    private StreamEndReason follow(OpenStream stream, StreamPosition reached, Instant expiry, SseOutput out)
            throws IOException, InterruptedException {
        while (true) {
            var left = untilExpiry(expiry);
            if (left.isZero()) {
                return StreamEndReason.TOKEN_EXPIRED;
            }
            // Asked before waiting: if nothing is queued afterwards, nothing before this was for the client.
            var tail = streams.position(stream);
            var batch = stream.take(left.compareTo(settings.heartbeat()) < 0 ? left : settings.heartbeat());
            if (!batch.isEmpty()) {
                push(batch, reached, out);
                stream.written();
                continue;
            }
            var ending = stream.ending();
            if (ending.isPresent()) {
                return ending.get();
            }
            out.heartbeat(tail.next() > reached.next() ? tail : reached);
        }
    }

    private void push(List<StreamEvent> batch, StreamPosition reached, SseOutput out) throws IOException {
        var unseen = batch.stream()
                .filter(each -> each.after().partition() != reached.partition()
                        || each.after().next() > reached.next())
                .toList();
        meters.pushed(Pushed.KNOWN, batch.size() - unseen.size());
        try {
            out.events(unseen);
        } catch (IOException e) {
            meters.pushed(Pushed.DROPPED, unseen.size());
            throw e;
        }
        var now = clock.instant();
        unseen.forEach(each -> meters.written(each, Duration.between(each.time(), now)));
    }

    private Duration untilExpiry(Instant expiry) {
        var left = Duration.between(clock.instant(), expiry);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
