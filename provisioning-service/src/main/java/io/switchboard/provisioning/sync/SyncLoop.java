package io.switchboard.provisioning.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;

/**
 * Schedules sync runs, one at a time: at the start, at intervals and on request. A run that fails or is incomplete is
 * repeated after the back-off's next delay; a complete run resets the back-off.
 */
final class SyncLoop implements SmartLifecycle {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final TaskScheduler scheduler;
    private final BooleanSupplier run;
    private final Schedule schedule;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private BackOffExecution backOff;
    private Instant earliest = Instant.MIN;
    private @Nullable ScheduledFuture<?> next;
    private @Nullable Thread runner;
    private boolean isRequested;
    private boolean isStarted;

    /**
     * Configures the delays between the end of a run and the begin of the next.
     *
     * @param interval after a complete run
     * @param backOff after each further run that fails or is incomplete; must not end
     * @param minPause before a requested run
     */
    record Schedule(Duration interval, BackOff backOff, Duration minPause) {}

    /** @param run returns whether the run was complete, and does not throw */
    SyncLoop(TaskScheduler scheduler, BooleanSupplier run, Schedule schedule) {
        this.scheduler = scheduler;
        this.run = run;
        this.schedule = schedule;
        backOff = schedule.backOff().start();
    }

    @Override
    public void start() {
        locked(() -> {
            isStarted = true;
            scheduleAt(Instant.now());
        });
    }

    /** Interrupts a run and waits for its end, at most 5 seconds. */
    @Override
    public void stop() {
        lock.lock();
        try {
            isStarted = false;
            if (next != null) {
                next.cancel(false);
            }
            if (runner != null) {
                runner.interrupt();
            }
            var left = STOP_TIMEOUT.toNanos();
            while (runner != null && left > 0) {
                left = ended.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isRunning() {
        lock.lock();
        try {
            return isStarted;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Requests a run, for example because Twilio refused an account's token. Requests made before that run begins count as
     * one, and it begins no sooner than the minimum pause after the run before.
     */
    void request() {
        locked(() -> {
            isRequested = true;
            if (isStarted && runner == null) {
                scheduleAt(earliest);
            }
        });
    }

    private void runOnce() {
        if (!begin()) {
            return;
        }
        var isComplete = false;
        try {
            isComplete = run.getAsBoolean();
        } finally {
            end(isComplete);
        }
    }

    private boolean begin() {
        lock.lock();
        try {
            if (!isStarted || runner != null) {
                return false;
            }
            runner = Thread.currentThread();
            isRequested = false;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void end(boolean isComplete) {
        locked(() -> {
            runner = null;
            ended.signalAll();
            var now = Instant.now();
            earliest = now.plus(schedule.minPause());
            var delay = delayAfter(isComplete);
            if (isStarted) {
                scheduleAt(isRequested ? earliest : now.plus(delay));
            }
        });
    }

    private Duration delayAfter(boolean isComplete) {
        if (isComplete) {
            backOff = schedule.backOff().start();
            return schedule.interval();
        }
        return Duration.ofMillis(backOff.nextBackOff());
    }

    private void scheduleAt(Instant time) {
        if (next != null) {
            next.cancel(false);
        }
        next = scheduler.schedule(this::runOnce, time);
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
