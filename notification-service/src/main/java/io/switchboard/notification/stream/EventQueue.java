package io.switchboard.notification.stream;

import java.util.ArrayDeque;
import java.util.List;

/**
 * The events that wait for one client, limited in number and in bytes. Not thread-safe: the lock of {@link OpenStream}
 * guards it.
 */
final class EventQueue {

    private final StreamSettings settings;
    private final WaitingEvents waiting;
    private final ArrayDeque<StreamEvent> queue = new ArrayDeque<>();

    /** Events that are being written; they count as waiting until they are released. */
    private List<StreamEvent> inFlight = List.of();

    private long waitingBytes;

    EventQueue(StreamSettings settings, WaitingEvents waiting) {
        this.settings = settings;
        this.waiting = waiting;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** The bytes of the events that are queued or being written. */
    long waitingBytes() {
        return waitingBytes;
    }

    /** Adds an event; false when the queue is over a limit with it. */
    boolean add(StreamEvent event) {
        // An event that is larger than the limit is sent alone: otherwise no client could ever get past it.
        var isAlone = queue.isEmpty() && inFlight.isEmpty();
        queue.add(event);
        count(event);
        return queue.size() <= settings.maxQueuedEvents()
                && (waitingBytes <= settings.maxQueuedSize().toBytes() || isAlone);
    }

    /** Takes all queued events, oldest first. They count as waiting until {@link #release}. */
    List<StreamEvent> take() {
        inFlight = List.copyOf(queue);
        queue.clear();
        return inFlight;
    }

    /** Counts events that were never queued as waiting until {@link #release}. */
    void hold(List<StreamEvent> events) {
        inFlight = events;
        events.forEach(this::count);
    }

    /** Stops counting the events that were taken or held last. */
    void release() {
        for (var event : inFlight) {
            waiting.remove(event);
            waitingBytes -= event.size();
        }
        inFlight = List.of();
    }

    /** Drops the queued events and returns their number. Those that are being written count until {@link #release}. */
    int drop() {
        var dropped = queue.size();
        for (var event : queue) {
            waiting.remove(event);
            waitingBytes -= event.size();
        }
        queue.clear();
        return dropped;
    }

    private void count(StreamEvent event) {
        waiting.add(event);
        waitingBytes += event.size();
    }
}
