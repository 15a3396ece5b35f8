package io.switchboard.notification.stream;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes of all events that wait for clients. An event that waits for several clients counts once. */
final class WaitingEvents {

    private final AtomicLong bytes = new AtomicLong();

    long bytes() {
        return bytes.get();
    }

    /** Adds a client that waits for the event. */
    void add(StreamEvent event) {
        if (event.waiting().getAndIncrement() == 0) {
            bytes.addAndGet(event.size());
        }
    }

    /** Removes a client that waited for the event. */
    void remove(StreamEvent event) {
        if (event.waiting().decrementAndGet() == 0) {
            bytes.addAndGet(-event.size());
        }
    }
}
