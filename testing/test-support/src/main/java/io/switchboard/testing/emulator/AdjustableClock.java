package io.switchboard.testing.emulator;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that follows another one, which tests can exchange. */
final class AdjustableClock extends Clock {

    private volatile Clock followed = Clock.systemUTC();

    void follow(Clock clock) {
        followed = clock;
    }

    @Override
    public ZoneId getZone() {
        return followed.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return followed.withZone(zone);
    }

    @Override
    public Instant instant() {
        return followed.instant();
    }
}
