package io.switchboard.notification.stream;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An event on its way to clients.
 *
 * @param json what clients get, in UTF-8 and on one line; shared by all streams, never changed
 * @param after the position of a client that has it
 * @param waiting how many clients it waits for; {@link WaitingEvents} counts
 */
@SuppressWarnings("ArrayRecordComponent") // Written as it is to many streams; nobody compares events.
record StreamEvent(String type, Instant time, StreamPosition after, byte[] json, AtomicInteger waiting) {

    /** What the objects around the text take. */
    private static final int OBJECTS = 256;

    StreamEvent(String type, Instant time, StreamPosition after, byte[] json) {
        this(type, time, after, json, new AtomicInteger());
    }

    long offset() {
        return after.next() - 1;
    }

    /** The bytes that it takes in memory, roughly. */
    long size() {
        return json.length + (long) OBJECTS;
    }
}
