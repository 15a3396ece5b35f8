package io.switchboard.mongo;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/** Runs its work while the application runs, first at once and then again an interval after each end. */
public abstract class IntervalTask implements SmartLifecycle {

    private final String name;
    private final Duration interval;
    private volatile @Nullable SimpleAsyncTaskScheduler scheduler;

    /**
     * Creates a task that does not run yet.
     *
     * @param name the name of its thread
     */
    protected IntervalTask(String name, Duration interval) {
        this.name = name;
        this.interval = interval;
    }

    /** Does the work once. The scheduler logs an exception, and the next run follows all the same. */
    protected abstract void run();

    @Override
    public void start() {
        var started = new SimpleAsyncTaskScheduler();
        started.setVirtualThreads(true);
        started.setThreadNamePrefix(name + "-");
        var unused = started.scheduleWithFixedDelay(this::run, interval);
        scheduler = started;
    }

    /** Ends the schedule, and interrupts a run. */
    @Override
    public void stop() {
        var started = scheduler;
        if (started != null) {
            started.close();
            scheduler = null;
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }
}
