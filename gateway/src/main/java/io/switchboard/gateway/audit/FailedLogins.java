package io.switchboard.gateway.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;

/**
 * Limits the entries about failed logins, which strangers can cause, to a number in each minute, and counts those left out.
 */
final class FailedLogins {

    static final int EACH_MINUTE = 10;

    private Instant minute = Instant.EPOCH;
    private int recorded;
    private long leftOut;

    /** Returns how many were left out since the last recorded one; empty when this one is left out. */
    synchronized OptionalLong record(Instant now) {
        var present = now.truncatedTo(ChronoUnit.MINUTES);
        if (!present.equals(minute)) {
            minute = present;
            recorded = 0;
        }
        if (recorded == EACH_MINUTE) {
            leftOut++;
            return OptionalLong.empty();
        }
        recorded++;
        var before = leftOut;
        leftOut = 0;
        return OptionalLong.of(before);
    }
}
