package io.switchboard.emulator.call;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The simulated clock of one call, in seconds. Advances by the duration of each step, however long that step really
 * takes, and stops when the caller hangs up.
 */
final class CallClock {
    private final int millisPerSecond;
    private int end;
    private final AtomicInteger now = new AtomicInteger();

    CallClock(IncomingCall call) {
        this.millisPerSecond = call.millisPerSecond();
        this.end = call.hangsUpAfterSeconds();
    }

    int now() {
        return now.get();
    }

    /** Returns whether the caller has hung up. */
    boolean isOver() {
        return now() >= end;
    }

    /** Stops the clock because the caller hangs up. */
    void end() {
        end = now();
    }

    /** Advances the clock and returns the seconds that passed before the caller hung up. */
    int pass(int seconds) throws InterruptedException {
        var passed = Math.min(seconds, end - now());
        TimeUnit.MILLISECONDS.sleep((long) passed * millisPerSecond);
        now.addAndGet(passed);
        return passed;
    }
}
