package io.switchboard.gateway.problem;

import java.util.concurrent.TimeUnit;

/** Permits a number of log lines in each second, and counts those that were suppressed. */
final class LogRate {

    private final int perSecond;
    private long second = System.nanoTime();
    private int permitted;
    private long suppressed;

    LogRate(int perSecond) {
        this.perSecond = perSecond;
    }

    synchronized boolean permits() {
        var now = System.nanoTime();
        if (now - second >= TimeUnit.SECONDS.toNanos(1)) {
            second = now;
            permitted = 0;
        }
        if (permitted < perSecond) {
            permitted++;
            return true;
        }
        suppressed++;
        return false;
    }

    /** The number of lines that were suppressed since the last call. */
    synchronized long suppressed() {
        var before = suppressed;
        suppressed = 0;
        return before;
    }
}
