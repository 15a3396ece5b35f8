package io.switchboard.notification.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.switchboard.notification.stream.StreamMeters.Pushed;
import org.jspecify.annotations.Nullable;

/**
 * One client's queue. Giving it an event never waits: a client that is too far behind loses its stream, not the others'
 * time.
 *
 * <p>Locks rather than monitors: on Java 21 a virtual thread that waits in a monitor holds on to its carrier.
 */
final class OpenStream {

    private final String tenantId;
    private final Position start;
    private final int capacity;
    private final StreamMeters meters;
    private final long opened = System.nanoTime();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<StreamEvent> queue = new ArrayDeque<>();
    private @Nullable Ending ending;

    OpenStream(String tenantId, Position start, int capacity, StreamMeters meters) {
        this.tenantId = tenantId;
        this.start = start;
        this.capacity = capacity;
        this.meters = meters;
    }

    String tenantId() {
        return tenantId;
    }

    /** Everything of the tenant from here on is queued, nothing before it. */
    Position start() {
        return start;
    }

    /** How long it has been open. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - opened);
    }

    void offer(StreamEvent event) {
        lock.lock();
        try {
            if (ending != null) {
                return;
            }
            meters.queued();
            queue.add(event);
            if (queue.size() > capacity) {
                end(Ending.TOO_SLOW);
            } else {
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends it, for the first reason given; what is queued is dropped. */
    void end(Ending reason) {
        lock.lock();
        try {
            if (ending == null) {
                ending = reason;
            }
            meters.pushed(Pushed.DROPPED, queue.size());
            queue.clear();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    Optional<Ending> ending() {
        lock.lock();
        try {
            return Optional.ofNullable(ending);
        } finally {
            lock.unlock();
        }
    }

    /** All that is queued, oldest first; waits for the first. Empty when nothing came in time or the stream has ended. */
    List<StreamEvent> take(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            var left = patience.toNanos();
            while (queue.isEmpty() && ending == null && left > 0) {
                left = changed.awaitNanos(left);
            }
            var taken = List.copyOf(queue);
            queue.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }
}
