package io.switchboard.notification.stream;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import io.switchboard.notification.log.StreamPosition;
import io.switchboard.notification.log.TenantEvent;

/**
 * An event as clients receive it.
 *
 * @param json one line of UTF-8; shared by all streams, never changed
 * @param after the position of a client that has the event
 * @param waiting the number of clients that the event waits for; {@link WaitingEvents} counts
 */
@SuppressWarnings("ArrayRecordComponent") // Written unchanged to many streams; events are never compared.
public record StreamEvent(String type, Instant time, StreamPosition after, byte[] json, AtomicInteger waiting) {

    /** The memory of the objects around the text, roughly. */
    private static final int OBJECTS = 256;

    /**
     * Writes the JSON of the event.
     *
     * @throws IllegalArgumentException when the payload is not one JSON value
     */
    public static StreamEvent of(TenantEvent event) {
        return StreamEventWriter.write(event);
    }

    StreamEvent(String type, Instant time, StreamPosition after, byte[] json) {
        this(type, time, after, json, new AtomicInteger());
    }

    public long offset() {
        return after.next() - 1;
    }

    /** The bytes that the event takes up in memory, roughly. */
    long size() {
        return json.length + (long) OBJECTS;
    }
}
