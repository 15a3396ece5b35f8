package io.switchboard.notification.session;

import java.io.IOException;

import io.switchboard.notification.log.EventHistory;
import io.switchboard.notification.log.StreamPosition;
import io.switchboard.notification.session.StreamOutput.ReloadReason;
import io.switchboard.notification.stream.StreamMeters;
import io.switchboard.notification.stream.StreamMeters.Resumed;
import io.switchboard.notification.stream.StreamSettings;
import io.switchboard.notification.telemetry.OutcomeCounters;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes the beginning of a stream: every event that the client missed, in order, or the demand to load everything again.
 *
 * <p>Live events follow without a gap, because the stream queues from its start on before anything is read here, and reading
 * ends at that start.
 */
@Component
class StreamResumer {

    private static final Logger log = LoggerFactory.getLogger(StreamResumer.class);

    private final EventHistory history;
    private final MissedEvents missed;
    private final StreamSettings settings;
    private final StreamMeters meters;

    StreamResumer(EventHistory history, MissedEvents missed, StreamSettings settings, StreamMeters meters) {
        this.history = history;
        this.missed = missed;
        this.settings = settings;
        this.meters = meters;
    }

    /**
     * Opens the output and brings the client up to its stream's start.
     *
     * @return the position up to which the client has every event; before the stream's start only when the session ended
     * @throws KafkaException when the missed events cannot be read now
     */
    StreamPosition begin(StreamSession session, @Nullable String lastEventId) throws IOException, InterruptedException {
        session.output().open();
        var start = session.stream().start();
        return switch (ResumePoint.of(lastEventId, session.stream(), settings.maxCatchUpRecords())) {
            case ResumePoint.Fresh fresh -> {
                session.output().heartbeat(start);
                yield start;
            }
            case ResumePoint.Reload reload -> reload(reload.reason(), session);
            case ResumePoint.From from -> resume(from.position(), session);
        };
    }

    private StreamPosition resume(StreamPosition position, StreamSession session)
            throws IOException, InterruptedException {
        try {
            return resumeWithin(position, session);
        } catch (IOException | KafkaException | InterruptedException e) {
            finish(Resumed.FAILED, session, position);
            throw e;
        }
    }

    private StreamPosition resumeWithin(StreamPosition position, StreamSession session)
            throws IOException, InterruptedException {
        var start = session.stream().start();
        if (position.equals(start)) {
            return finish(Resumed.UP_TO_DATE, session, position);
        }
        if (position.next() < start.next() && missed.writeRecent(position, session)) {
            return finish(Resumed.CAUGHT_UP, session, start);
        }
        var bounds = history.bounds(position.partition());
        if (!bounds.contain(position)) {
            var isExpired = position.next() < bounds.begin();
            return reload(isExpired ? ReloadReason.EXPIRED : ReloadReason.TOPIC_CHANGED, session);
        }
        // Beyond the start when the client comes from an instance whose live reader is ahead of ours.
        return position.next() > start.next()
                ? finish(Resumed.UP_TO_DATE, session, position)
                : catchUp(position, session);
    }

    private StreamPosition catchUp(StreamPosition from, StreamSession session)
            throws IOException, InterruptedException {
        var reached = missed.write(from, session);
        var isCaughtUp = reached.next() >= session.stream().start().next();
        return finish(isCaughtUp ? Resumed.CAUGHT_UP : Resumed.FAILED, session, reached);
    }

    private StreamPosition reload(ReloadReason reason, StreamSession session) throws IOException {
        log.atInfo()
                .addKeyValue("tenant", session.stream().tenantId())
                .addKeyValue("reason", OutcomeCounters.tag(reason))
                .log("client must reload");
        meters.resumed(Resumed.RELOAD);
        session.output().reload(reason, session.stream().start());
        return session.stream().start();
    }

    private StreamPosition finish(Resumed outcome, StreamSession session, StreamPosition reached) {
        meters.resumed(outcome);
        log.atInfo()
                .addKeyValue("tenant", session.stream().tenantId())
                .addKeyValue("outcome", OutcomeCounters.tag(outcome))
                .addKeyValue("events", session.eventsWritten())
                .addKeyValue("position", reached)
                .addKeyValue("millis", session.stream().age().toMillis())
                .log("stream resumed");
        return reached;
    }
}
