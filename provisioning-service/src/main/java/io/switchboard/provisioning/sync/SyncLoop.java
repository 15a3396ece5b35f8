package io.switchboard.provisioning.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.TaskScheduler;

/**
 * Schedules sync runs, one at a time: at the start, at the times of its {@link SyncSchedule}, and on request. Its monitor is
 * never held while a run is in progress.
 */
public final class SyncLoop implements SmartLifecycle {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final TaskScheduler scheduler;
    private final Run run;
    private final SyncSchedule schedule;
    private @Nullable ScheduledFuture<?> next;
    private @Nullable Thread runner;
    private boolean isRequested;
    private boolean isPending;
    private boolean isStarted;

    /** A run, which does not throw. */
    @FunctionalInterface
    interface Run {

        /**
         * Runs once.
         *
         * @param isRequested whether it is the run that {@link SyncLoop#request} asked for
         * @return whether it was complete
         */
        boolean run(boolean isRequested);
    }

    SyncLoop(TaskScheduler scheduler, Run run, SyncSchedule schedule) {
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
    public synchronized void request() {
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
            isComplete = run.run(isPending());
        } finally {
            end(isComplete);
        }
    }

    private synchronized boolean begin() {
        if (!isStarted || runner != null) {
            return false;
        }
        runner = Thread.currentThread();
        isPending = isPending || isRequested;
        isRequested = false;
        return true;
    }

    private synchronized boolean isPending() {
        return isPending;
    }

    private synchronized void end(boolean isComplete) {
        runner = null;
        notifyAll();
        isPending = isPending && !isComplete;
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
