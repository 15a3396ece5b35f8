package io.switchboard.notification.stream;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Runs actions one at a time, and lets a thread wait for a condition among them.
 *
 * <p>Built on a lock instead of a monitor: on Java 21 a virtual thread that waits for a monitor blocks its carrier thread.
 */
final class StreamLock {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    void run(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    <T> T get(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the condition holds, which is looked at after each {@link #signal}, or the timeout is over; then runs the
     * action.
     */
    <T> T await(BooleanSupplier condition, Duration timeout, Supplier<T> action) throws InterruptedException {
        lock.lock();
        try {
            var left = timeout.toNanos();
            while (!condition.getAsBoolean() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /** Wakes a thread that waits. Called by an action. */
    void signal() {
        changed.signal();
    }
}
