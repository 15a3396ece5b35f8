package io.switchboard.provisioning.work;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.switchboard.twilio.failure.TwilioUnavailable;

/** Repeats requests that Twilio refused because it is busy (20429): they had no effect. Waits longer after each refusal. */
public final class BusyBackOff {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final int REPETITIONS = 6;

    private final Consumer<Duration> pause;

    /** @param pause waits this long */
    BusyBackOff(Consumer<Duration> pause) {
        this.pause = pause;
    }

    /** Waits with the machine's clock, until the thread is interrupted. */
    public static BusyBackOff real() {
        return new BusyBackOff(BusyBackOff::await);
    }

    /**
     * Does the work.
     *
     * @throws TwilioUnavailable when Twilio may have processed a request, or is still busy after half a minute
     */
    public <T> T run(Supplier<T> work) {
        for (var refusals = 0; ; refusals++) {
            try {
                return work.get();
            } catch (TwilioUnavailable e) {
                if (e.mayHaveBeenProcessed() || refusals == REPETITIONS) {
                    throw e;
                }
                pause.accept(delay(refusals));
            }
        }
    }

    /** Doubles, and differs between the workers by up to a half, so that they do not come back at once. */
    private static Duration delay(int refusals) {
        var longest = FIRST.toMillis() << refusals;
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }

    private static void await(Duration delay) {
        try {
            if (new CountDownLatch(1).await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the latch is never opened");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }
}
