package io.switchboard.provisioning.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.TaskScheduler;

/**
 * Schedules sync runs, one at a time: at the start, at the times of its {@link SyncSchedule}, and on request. Its monitor is
 * never held while a run is in progress.
 */
final class SyncLoop implements SmartLifecycle {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final TaskScheduler scheduler;
    private final BooleanSupplier run;
    private final SyncSchedule schedule;
    private @Nullable ScheduledFuture<?> next;
    private @Nullable Thread runner;
    private boolean isRequested;
    private boolean isStarted;

    /** @param run returns whether the run was complete, and does not throw */
    SyncLoop(TaskScheduler scheduler, BooleanSupplier run, SyncSchedule schedule) {
        this.scheduler = scheduler;
        this.run = run;
        this.schedule = schedule;
    }

    @Override
    public synchronized void start() {
        isStarted = true;
        scheduleAt(Instant.now());
    }

    /** Interrupts a run and waits for its end, at most 5 seconds. */
    @Override
    public synchronized void stop() {
        isStarted = false;
        cancelNext();
        if (runner != null) {
            runner.interrupt();
        }
        try {
            awaitEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEnd() throws InterruptedException {
        var deadline = System.nanoTime() + STOP_TIMEOUT.toNanos();
        while (runner != null && deadline - System.nanoTime() > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, deadline - System.nanoTime());
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return isStarted;
    }

    /**
     * Requests a run, for example because Twilio refused an account's token. Requests made before that run begins count as
     * one, and it begins no sooner than the minimum pause after the run before.
     */
    synchronized void request() {
        isRequested = true;
        if (isStarted && runner == null) {
            scheduleAt(schedule.earliest());
        }
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

    private synchronized boolean begin() {
        if (!isStarted || runner != null) {
            return false;
        }
        runner = Thread.currentThread();
        isRequested = false;
        return true;
    }

    private synchronized void end(boolean isComplete) {
        runner = null;
        notifyAll();
        var usual = schedule.after(isComplete);
        if (isStarted) {
            scheduleAt(isRequested ? schedule.earliest() : usual);
        }
    }

    private void scheduleAt(Instant time) {
        cancelNext();
        next = scheduler.schedule(this::runOnce, time);
    }

    private void cancelNext() {
        if (next != null) {
            next.cancel(false);
        }
    }
}
