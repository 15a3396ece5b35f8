package io.switchboard.notification.stream;

import org.jspecify.annotations.Nullable;

/** Where a stream begins, going by the id that the client brought and before Kafka is asked. */
sealed interface ResumePoint {

    /** The client brought none. */
    record Fresh() implements ResumePoint {}

    /** Everything after it is wanted; it may be behind the stream's start, at it, or beyond. */
    record From(StreamPosition position) implements ResumePoint {}

    /** The id is of no use. */
    record Reload(ReloadReason reason) implements ResumePoint {}

    static ResumePoint of(@Nullable String lastEventId, OpenStream stream, long maxReplay) {
        if (lastEventId == null || lastEventId.isEmpty()) {
            return new Fresh();
        }
        return StreamPosition.parse(lastEventId)
                .map(position -> of(position, stream.start(), maxReplay))
                .orElseGet(() -> new Reload(ReloadReason.UNREADABLE_ID));
    }

    private static ResumePoint of(StreamPosition position, StreamPosition start, long maxReplay) {
        if (!position.generation().equals(start.generation())) {
            return new Reload(ReloadReason.TOPIC_CHANGED);
        }
        if (position.partition() != start.partition()) {
            return new Reload(ReloadReason.UNREADABLE_ID);
        }
        if (start.next() - position.next() > maxReplay) {
            return new Reload(ReloadReason.TOO_FAR_BEHIND);
        }
        return new From(position);
    }
}
