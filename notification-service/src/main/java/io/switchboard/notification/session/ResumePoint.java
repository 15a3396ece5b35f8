package io.switchboard.notification.session;

import io.switchboard.notification.log.StreamPosition;
import io.switchboard.notification.session.StreamOutput.ReloadReason;
import io.switchboard.notification.stream.OpenStream;
import org.jspecify.annotations.Nullable;

/** The beginning of a stream, derived from the id that the client sent, before Kafka is asked. */
sealed interface ResumePoint {

    /** The client sent no id. */
    record Fresh() implements ResumePoint {}

    /** The client wants every event after a position, which may lie before the stream's start, at it, or beyond. */
    record From(StreamPosition position) implements ResumePoint {}

    /** The client cannot resume from its id. */
    record Reload(ReloadReason reason) implements ResumePoint {}

    static ResumePoint of(@Nullable String lastEventId, OpenStream stream, long maxCatchUpRecords) {
        if (lastEventId == null || lastEventId.isEmpty()) {
            return new Fresh();
        }
        return StreamPosition.parse(lastEventId)
                .map(position -> of(position, stream.start(), maxCatchUpRecords))
                .orElseGet(() -> new Reload(ReloadReason.UNREADABLE_ID));
    }

    private static ResumePoint of(StreamPosition position, StreamPosition start, long maxCatchUpRecords) {
        if (!position.generation().equals(start.generation())) {
            return new Reload(ReloadReason.TOPIC_CHANGED);
        }
        if (position.partition() != start.partition()) {
            return new Reload(ReloadReason.UNREADABLE_ID);
        }
        if (start.next() - position.next() > maxCatchUpRecords) {
            return new Reload(ReloadReason.TOO_FAR_BEHIND);
        }
        return new From(position);
    }
}
