package io.switchboard.benchmarks.measurement;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Moments at a constant rate. They do not wait for answers and do not shift when the machine is late, so that latencies
 * measured from them include the waiting that a slow system causes (no coordinated omission).
 *
 * @param start the first moment, as of {@link System#nanoTime()}
 * @param rate moments per second
 */
public record SendSchedule(long start, int rate) {

    public long moment(int index) {
        return start + index * TimeUnit.SECONDS.toNanos(1) / rate;
    }

    /** Waits until that moment; returns at once when it has passed. */
    public void await(int index) {
        var moment = moment(index);
        for (var left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
