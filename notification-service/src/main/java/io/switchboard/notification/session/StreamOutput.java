package io.switchboard.notification.session;

import java.io.IOException;
import java.util.List;

import io.switchboard.notification.log.StreamPosition;
import io.switchboard.notification.stream.StreamEvent;

/**
 * Writes a client's stream in the format of its transport. Used by one thread; every call flushes and may block while the
 * client does not read. An {@link IOException} means that the client is gone.
 */
public interface StreamOutput {

    /** Shows the client that the stream is open; without a position. */
    void open() throws IOException;

    /** Shows that the connection is alive, and tells the client its position although no event was for it. */
    void heartbeat(StreamPosition position) throws IOException;

    /** Tells the client to load everything again: events may be missing between what it has and this position. */
    void reload(ReloadReason reason, StreamPosition position) throws IOException;

    /** Writes the events in order, each with the position after it. */
    void events(List<StreamEvent> events) throws IOException;

    /** The reason for which a client cannot resume from its id and has to load everything again. */
    enum ReloadReason {
        /** The id is not one of this tenant's stream. */
        UNREADABLE_ID,
        /** The id belongs to a topic that was recreated or has other partitions since. */
        TOPIC_CHANGED,
        /** Kafka has deleted records after the id. */
        EXPIRED,
        /** More records follow the id than {@code max-catch-up-records} allows. */
        TOO_FAR_BEHIND
    }
}
