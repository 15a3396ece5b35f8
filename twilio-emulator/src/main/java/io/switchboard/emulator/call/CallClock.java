package io.switchboard.emulator.call;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The time of one call, in seconds. It passes when something in the call takes time; how long that really takes is
 * another matter. It stands still once the caller has hung up.
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

    /** Whether the caller has hung up. */
    boolean isOver() {
        return now() >= end;
    }

    /** The caller hangs up. */
    void end() {
        end = now();
    }

    /** Lets time pass; gives how much of it passed before the caller hung up. */
    int pass(int seconds) throws InterruptedException {
        int passed = Math.min(seconds, end - now());
        TimeUnit.MILLISECONDS.sleep((long) passed * millisPerSecond);
        now.addAndGet(passed);
        return passed;
    }
}
