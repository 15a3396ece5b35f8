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
 * One client's queue, bounded in events and in bytes. Giving it an event never waits: a client that is too far behind
 * loses its stream, not the others' time.
 *
 * <p>Locks rather than monitors: on Java 21 a virtual thread that waits in a monitor holds on to its carrier.
 */
final class OpenStream {

    private final String tenantId;
    private final StreamPosition start;
    private final StreamSettings settings;
    private final WaitingEvents waiting;
    private final StreamMeters meters;
    private final long opened = System.nanoTime();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<StreamEvent> queue = new ArrayDeque<>();
    /** What is being written to the client just now; it counts as waiting until it is. */
    private List<StreamEvent> inHand = List.of();

    private long waitingBytes;
    private Runnable hangUp = () -> {};
    private @Nullable StreamEndReason ending;

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

    String tenantId() {
        return tenantId;
    }

    /** Everything of the tenant from here on is queued, nothing before it. */
    StreamPosition start() {
        return start;
    }

    /** How long it has been open. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - opened);
    }

    /** Names what gets a thread out of a write that is blocked, once the client is too slow. */
    void onTooSlow(Runnable hangUp) {
        lock.lock();
        try {
            this.hangUp = hangUp;
        } finally {
            lock.unlock();
        }
    }

    void offer(StreamEvent event) {
        lock.lock();
        try {
            if (ending != null) {
                return;
            }
            meters.queued();
            var isAlone = queue.isEmpty() && inHand.isEmpty();
            queue.add(event);
            count(event);
            // An event that is larger than the limit goes out alone: no client could ever get past it otherwise.
            if (queue.size() > settings.queue()
                    || (waitingBytes > settings.queueSize().toBytes() && !isAlone)) {
                end(StreamEndReason.TOO_SLOW);
            } else {
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends it, for the first reason given; what is queued is dropped. */
    void end(StreamEndReason reason) {
        lock.lock();
        try {
            if (ending == null) {
                ending = reason;
            }
            meters.pushed(Pushed.DROPPED, queue.size());
            queue.forEach(waiting::remove);
            queue.clear();
            inHand.forEach(waiting::remove);
            inHand = List.of();
            waitingBytes = 0;
            changed.signal();
            if (reason == StreamEndReason.TOO_SLOW) {
                hangUp.run();
            }
        } finally {
            lock.unlock();
        }
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

    Optional<StreamEndReason> ending() {
        lock.lock();
        try {
            return Optional.ofNullable(ending);
        } finally {
            lock.unlock();
        }
    }

    /**
     * All that is queued, oldest first; waits for the first. Empty when nothing came in time or the stream has ended.
     * The events count as waiting until {@link #written}.
     */
    List<StreamEvent> take(Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            var left = timeout.toNanos();
            while (queue.isEmpty() && ending == null && left > 0) {
                left = changed.awaitNanos(left);
            }
            inHand = List.copyOf(queue);
            queue.clear();
            return inHand;
        } finally {
            lock.unlock();
        }
    }

    /** Counts events that did not come through the queue as waiting until {@link #written}. */
    void hold(List<StreamEvent> events) {
        lock.lock();
        try {
            if (ending == null) {
                inHand = events;
                events.forEach(this::count);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Says that what was taken or held last is with the client, or will never be. */
    void written() {
        lock.lock();
        try {
            for (var event : inHand) {
                waiting.remove(event);
                waitingBytes -= event.size();
            }
            inHand = List.of();
        } finally {
            lock.unlock();
        }
    }

    private void count(StreamEvent event) {
        waiting.add(event);
        waitingBytes += event.size();
    }
}
