package io.switchboard.notification.session;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.switchboard.notification.stream.OpenStream;
import io.switchboard.notification.stream.StreamEvent;

/** Holds a client's stream while it is served: the queue, the output and the expiry. Used by one thread. */
final class StreamSession {

    private final OpenStream stream;
    private final StreamOutput output;
    private final Instant expiry;
    private final Clock clock;
    private long eventsWritten;

    StreamSession(OpenStream stream, StreamOutput output, Instant expiry, Clock clock) {
        this.stream = stream;
        this.output = output;
        this.expiry = expiry;
        this.clock = clock;
    }

    OpenStream stream() {
        return stream;
    }

    StreamOutput output() {
        return output;
    }

    /** Returns whether the stream neither ended nor expired. */
    boolean isRunning() {
        return stream.endReason().isEmpty() && !timeLeft().isZero();
    }

    /** The time until the stream expires; zero afterwards. */
    Duration timeLeft() {
        var left = Duration.between(clock.instant(), expiry);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Writes the events and counts them. */
    void write(List<StreamEvent> events) throws IOException {
        output.events(events);
        eventsWritten += events.size();
    }

    /** The number of events written so far. */
    long eventsWritten() {
        return eventsWritten;
    }
}
