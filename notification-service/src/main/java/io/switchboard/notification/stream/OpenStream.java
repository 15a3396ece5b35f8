package io.switchboard.notification.stream;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.switchboard.notification.log.StreamPosition;
import io.switchboard.notification.stream.StreamMeters.Pushed;
import io.switchboard.notification.subscription.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * A client's stream of events. Offering an event never waits: a client that falls too far behind loses its stream and
 * delays no other.
 */
public final class OpenStream {

    private final Subscription subscription;
    private final StreamPosition start;
    private final StreamMeters meters;
    private final long opened = System.nanoTime();
    private final StreamLock lock = new StreamLock();
    private final EventQueue queue;

    private Runnable whenTooSlow = () -> {};
    private Runnable whenShed = () -> {};
    private @Nullable EndReason endReason;

    OpenStream(
            Subscription subscription,
            StreamPosition start,
            StreamSettings settings,
            WaitingEvents waiting,
            StreamMeters meters) {
        this.subscription = subscription;
        this.start = start;
        this.meters = meters;
        queue = new EventQueue(settings, waiting);
    }

    /** The selection of events that the client receives. */
    public Subscription subscription() {
        return subscription;
    }

    public String tenantId() {
        return subscription.tenantId();
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
    public void onTooSlow(Runnable action) {
        lock.run(() -> whenTooSlow = action);
    }

    /** Sets the action that breaks the connection at once when the memory of the events that wait for it is needed. */
    public void onShed(Runnable action) {
        lock.run(() -> whenShed = action);
    }

    void offer(StreamEvent event) {
        lock.run(() -> {
            if (endReason != null) {
                return;
            }
            meters.queued();
            if (queue.add(event)) {
                lock.signal();
            } else {
                end(EndReason.TOO_SLOW);
            }
        });
    }

    /** Ends the stream and drops queued events. The first reason given counts. */
    public void end(EndReason reason) {
        lock.run(() -> {
            if (endReason == null) {
                endReason = reason;
            }
            meters.pushed(Pushed.DROPPED, queue.drop());
            lock.signal();
            if (reason == EndReason.TOO_SLOW) {
                whenTooSlow.run();
            }
        });
    }

    /** Ends the stream as too slow, and gives up the events that are being written as well. */
    void shed() {
        lock.run(() -> {
            end(EndReason.TOO_SLOW);
            queue.release();
            whenShed.run();
        });
    }

    /** The bytes of the events that wait for this client. */
    long waitingBytes() {
        return lock.get(queue::waitingBytes);
    }

    /** Returns the reason for the end of the stream; empty while it is open. */
    public Optional<EndReason> endReason() {
        return lock.get(() -> Optional.ofNullable(endReason));
    }

    /**
     * Takes all queued events, oldest first, and waits for the first. Empty when none came in time or the stream has ended.
     * The events count as waiting until {@link #release}. Called by one thread.
     */
    public List<StreamEvent> take(Duration timeout) throws InterruptedException {
        return lock.await(() -> !queue.isEmpty() || endReason != null, timeout, queue::take);
    }

    /** Counts events that did not come through the queue as waiting until {@link #release}. */
    public void hold(List<StreamEvent> events) {
        lock.run(() -> {
            if (endReason == null) {
                queue.hold(events);
            }
        });
    }

    /** Stops counting the events that were taken or held last, whether they were written or not. */
    public void release() {
        lock.run(queue::release);
    }

    /** The reason for the end of a stream. In each case the client reconnects with the last id that it received and misses no event. */
    public enum EndReason {
        CLIENT_GONE,
        /** More events wait for the client than {@link StreamSettings} allow. */
        TOO_SLOW,
        /** The bearer token that opened the stream has expired. */
        TOKEN_EXPIRED,
        /** The topic was recreated, has other partitions, or lost records before they were read. */
        TOPIC_CHANGED,
        /** The events that the client missed could not be read. */
        RESUME_FAILED,
        SHUTDOWN,
        /** An unexpected exception. */
        FAILED
    }
}
