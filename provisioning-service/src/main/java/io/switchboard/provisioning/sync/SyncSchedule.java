package io.switchboard.provisioning.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;

import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;

/** Determines when the next sync run begins. Not thread-safe. */
final class SyncSchedule {

    private final Duration interval;
    private final BackOff backOff;
    private final Duration minPause;
    private final DoubleSupplier random;
    private BackOffExecution delays;
    private Instant earliest = Instant.MIN;

    /**
     * Creates a schedule.
     *
     * @param interval from the end of a complete run to the next one
     * @param backOff the delays after runs that fail or are incomplete, one after another; must not end
     * @param minPause from the end of a run to a requested one
     * @param random from 0 to 1, varies the interval by a tenth so that instances do not run at the same time
     */
    SyncSchedule(Duration interval, BackOff backOff, Duration minPause, DoubleSupplier random) {
        this.interval = interval;
        this.backOff = backOff;
        this.minPause = minPause;
        this.random = random;
        this.delays = backOff.start();
    }

    /** Returns when a requested run may begin. */
    Instant earliest() {
        return earliest;
    }

    /** Returns when to begin the run after one that has just ended; a complete run resets the back-off. */
    Instant after(boolean isComplete) {
        var now = Instant.now();
        earliest = now.plus(minPause);
        if (isComplete) {
            delays = backOff.start();
            return now.plusMillis((long) (interval.toMillis() * (0.9 + random.getAsDouble() / 5)));
        }
        return now.plusMillis(delays.nextBackOff());
    }
}
