package io.switchboard.notification.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.switchboard.notification.log.StreamPosition;
import io.switchboard.notification.stream.StreamMeters.Pushed;
import org.jspecify.annotations.Nullable;

/**
 * One client's queue of events, limited in number and in bytes. Offering an event never waits: a client that falls too far
 * behind loses its stream and delays no other.
 *
 * <p>Locks rather than monitors: on Java 21 a virtual thread that waits for a monitor blocks its carrier thread.
 */
public final class OpenStream {

    private final String tenantId;
    private final StreamPosition start;
    private final StreamSettings settings;
    private final WaitingEvents waiting;
    private final StreamMeters meters;
    private final long opened = System.nanoTime();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<StreamEvent> queue = new ArrayDeque<>();
    /** Events that are being written; they count as waiting until they are released. */
    private List<StreamEvent> inFlight = List.of();

    private long waitingBytes;
    private Runnable abortWrite = () -> {};
    private @Nullable StreamEndReason endReason;

    OpenStream(
            String tenantId,
            StreamPosition start,
            StreamSettings settings,
            WaitingEvents waiting,
            StreamMeters meters) {
        this.tenantId = tenantId;
        this.start = start;
        this.settings = settings;
        this.waiting = waiting;
        this.meters = meters;
    }

    public String tenantId() {
        return tenantId;
    }

    /** The position from which on the tenant's events are queued. */
    public StreamPosition start() {
        return start;
    }

    /** The time since the stream was opened. */
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - opened);
    }

    /** Sets the action that interrupts a blocked write once the client is too slow. */
    public void onTooSlow(Runnable abortWrite) {
        locked(() -> this.abortWrite = abortWrite);
    }

    void offer(StreamEvent event) {
        locked(() -> {
            if (endReason != null) {
                return;
            }
            meters.queued();
            var isAlone = queue.isEmpty() && inFlight.isEmpty();
            queue.add(event);
            count(event);
            // An event that is larger than the limit is sent alone: otherwise no client could ever get past it.
            if (queue.size() > settings.maxQueuedEvents()
                    || (waitingBytes > settings.maxQueuedSize().toBytes() && !isAlone)) {
                end(StreamEndReason.TOO_SLOW);
            } else {
                changed.signal();
            }
        });
    }

    /** Ends the stream and drops queued events. The first reason given counts. */
    public void end(StreamEndReason reason) {
        locked(() -> {
            if (endReason == null) {
                endReason = reason;
            }
            meters.pushed(Pushed.DROPPED, queue.size());
            queue.forEach(waiting::remove);
            queue.clear();
            inFlight.forEach(waiting::remove);
            inFlight = List.of();
            waitingBytes = 0;
            changed.signal();
            if (reason == StreamEndReason.TOO_SLOW) {
                abortWrite.run();
            }
        });
    }

    /** The bytes of the events that wait for this client. */
    long waitingBytes() {
        lock.lock();
        try {
            return waitingBytes;
        } finally {
            lock.unlock();
        }
    }

    /** Why the stream ended; empty while it is open. */
    public Optional<StreamEndReason> endReason() {
        lock.lock();
        try {
            return Optional.ofNullable(endReason);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes all queued events, oldest first, and waits for the first. Empty when none came in time or the stream has ended.
     * The events count as waiting until {@link #release}.
     */
    public List<StreamEvent> take(Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            var left = timeout.toNanos();
            while (queue.isEmpty() && endReason == null && left > 0) {
                left = changed.awaitNanos(left);
            }
            inFlight = List.copyOf(queue);
            queue.clear();
            return inFlight;
        } finally {
            lock.unlock();
        }
    }

    /** Counts events that did not come through the queue as waiting until {@link #release}. */
    public void hold(List<StreamEvent> events) {
        locked(() -> {
            if (endReason == null) {
                inFlight = events;
                events.forEach(this::count);
            }
        });
    }

    /** Stops counting the events that were taken or held last, whether they were written or not. */
    public void release() {
        locked(() -> {
            for (var event : inFlight) {
                waiting.remove(event);
                waitingBytes -= event.size();
            }
            inFlight = List.of();
        });
    }

    private void count(StreamEvent event) {
        waiting.add(event);
        waitingBytes += event.size();
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }
}
