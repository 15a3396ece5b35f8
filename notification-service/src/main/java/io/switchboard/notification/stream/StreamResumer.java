package io.switchboard.notification.stream;

import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;

import io.switchboard.notification.stream.StreamMeters.Replayed;
import io.switchboard.notification.stream.StreamMeters.Resumed;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes a client back: everything it missed, in order, or a plain word that it must load everything again.
 *
 * <p>The joint with what happens meanwhile holds because the stream collects from its start on before anything is read
 * here, and what is read ends at that start.
 */
@Component
class StreamResumer {

    private static final Logger log = LoggerFactory.getLogger(StreamResumer.class);

    private final EventHistory events;
    private final StreamRegistry streams;
    private final StreamSettings settings;
    private final StreamMeters meters;

    StreamResumer(EventHistory events, StreamRegistry streams, StreamSettings settings, StreamMeters meters) {
        this.events = events;
        this.streams = streams;
        this.settings = settings;
        this.meters = meters;
    }

    /**
     * Writes the beginning of the stream.
     *
     * @param goesOn asked before each page of what was missed
     * @return up to where the client has everything; short of the stream's start only when it does not go on
     * @throws KafkaException when what was missed cannot be read now
     */
    StreamPosition begin(OpenStream stream, @Nullable String lastEventId, SseOutput out, BooleanSupplier goesOn)
            throws IOException, InterruptedException {
        out.open(settings.retry());
        return switch (ResumePoint.of(lastEventId, stream, settings.maxReplay())) {
            case ResumePoint.Fresh fresh -> {
                out.heartbeat(stream.start());
                yield stream.start();
            }
            case ResumePoint.Reload useless -> reload(useless.reason(), stream, out);
            case ResumePoint.From from -> resume(from.position(), stream, out, goesOn);
        };
    }

    private StreamPosition resume(StreamPosition position, OpenStream stream, SseOutput out, BooleanSupplier goesOn)
            throws IOException, InterruptedException {
        var start = stream.start();
        try {
            if (position.equals(start)) {
                return took(Resumed.CAUGHT_UP, stream, out, position);
            }
            var bounds = events.bounds(position.partition());
            if (!bounds.contain(position)) {
                var expired = position.next() < bounds.begin();
                return reload(expired ? ReloadReason.EXPIRED : ReloadReason.TOPIC_CHANGED, stream, out);
            }
            // Beyond the start when the client comes from an instance whose tail is ahead of ours.
            return position.next() > start.next()
                    ? took(Resumed.CAUGHT_UP, stream, out, position)
                    : replay(position, stream, out, goesOn);
        } catch (IOException | KafkaException | InterruptedException e) {
            took(Resumed.FAILED, stream, out, position);
            throw e;
        }
    }

    private StreamPosition replay(StreamPosition from, OpenStream stream, SseOutput out, BooleanSupplier goesOn)
            throws IOException, InterruptedException {
        var recent = new RecentIds(settings.recentIds());
        var until = stream.start().next();
        var reached = from;
        while (reached.next() < until && goesOn.getAsBoolean()) {
            var page = events.read(stream.tenantId(), reached, until, recent);
            write(page.events(), stream, out);
            reached = page.next();
        }
        return took(reached.next() < until ? Resumed.FAILED : Resumed.REPLAYED, stream, out, reached);
    }

    private void write(List<StreamEvent> missed, OpenStream stream, SseOutput out) throws IOException {
        var outcome = Replayed.DROPPED;
        try {
            stream.hold(missed);
            streams.makeRoom();
            out.events(missed);
            outcome = Replayed.WRITTEN;
        } finally {
            stream.written();
            meters.replayed(outcome, missed.size());
        }
    }

    private StreamPosition reload(ReloadReason reason, OpenStream stream, SseOutput out) throws IOException {
        log.atInfo()
                .addKeyValue("tenant", stream.tenantId())
                .addKeyValue("reason", StreamMeters.word(reason))
                .log("stream told to reload");
        meters.resumed(Resumed.RELOAD);
        out.reload(reason, stream.start());
        return stream.start();
    }

    private StreamPosition took(Resumed outcome, OpenStream stream, SseOutput out, StreamPosition reached) {
        meters.resumed(outcome);
        log.atInfo()
                .addKeyValue("tenant", stream.tenantId())
                .addKeyValue("outcome", StreamMeters.word(outcome))
                .addKeyValue("events", out.written())
                .addKeyValue("position", reached)
                .addKeyValue("millis", stream.age().toMillis())
                .log("stream resumed");
        return reached;
    }
}
