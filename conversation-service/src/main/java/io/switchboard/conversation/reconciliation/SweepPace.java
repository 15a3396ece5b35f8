package io.switchboard.conversation.reconciliation;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import io.switchboard.twilio.TwilioApi;
import io.switchboard.twilio.failure.TwilioUnavailable;

/**
 * Spreads the requests of one sweep evenly, and waits when Twilio has too many of the account's requests, so that sending
 * comes first.
 */
final class SweepPace implements TwilioApi.Pace {

    private static final int MOST_REFUSALS = 5;
    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);

    private final long spacing;
    private long next = System.nanoTime();

    SweepPace(int requestsPerSecond) {
        this.spacing = Duration.ofSeconds(1).toNanos() / requestsPerSecond;
    }

    @Override
    public void awaitTurn() {
        await(next - System.nanoTime());
        next = System.nanoTime() + spacing;
    }

    @Override
    public boolean awaitRetry(int refusals) {
        if (refusals > MOST_REFUSALS) {
            return false;
        }
        await(FIRST_BACK_OFF.toNanos() << (refusals - 1));
        return true;
    }

    private static void await(long nanos) {
        var end = System.nanoTime() + nanos;
        while (end - System.nanoTime() > 0) {
            if (Thread.currentThread().isInterrupted()) {
                throw new TwilioUnavailable("interrupted while waiting for its turn", false);
            }
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
