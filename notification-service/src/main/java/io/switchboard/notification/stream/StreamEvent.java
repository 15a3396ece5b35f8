package io.switchboard.notification.stream;

import java.time.Instant;

/**
 * An event on its way to clients.
 *
 * @param json what clients get, in UTF-8 and on one line; shared by all streams, never changed
 * @param after the position of a client that has it
 */
@SuppressWarnings("ArrayRecordComponent") // Written as it is to many streams; nobody compares events.
record StreamEvent(String type, Instant time, Position after, byte[] json) {

    long offset() {
        return after.next() - 1;
    }
}
