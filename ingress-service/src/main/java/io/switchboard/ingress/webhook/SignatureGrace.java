package io.switchboard.ingress.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Limits for how long and how often webhooks that name an account are answered "not decided yet" instead of "wrong
 * signature": up to {@value #MOST} within 30 seconds, and then not before five minutes have passed since the first.
 *
 * <p>Accounts share a fixed number of slots, known and unknown ones alike: memory is bounded, and the answer does not tell
 * whether an account exists. A flood that fills all slots leads to "wrong signature" for everyone, as without the grace.
 */
final class SignatureGrace {

    static final int MOST = 100;

    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final Duration PERIOD = Duration.ofMinutes(5);
    private static final int SLOTS = 4_096;

    private final int seed = ThreadLocalRandom.current().nextInt();
    private final long[] begun = new long[SLOTS];
    private final int[] used = new int[SLOTS];

    /** Takes one of the account's answers; false when it has none left. */
    synchronized boolean tryAcquire(String accountSid, Instant now) {
        var slot = Math.floorMod((accountSid.hashCode() ^ seed) * 0x9E3779B9, SLOTS);
        var millis = now.toEpochMilli();
        if (millis - begun[slot] >= PERIOD.toMillis()) {
            begun[slot] = millis;
            used[slot] = 0;
        }
        if (millis - begun[slot] >= WINDOW.toMillis() || used[slot] >= MOST) {
            return false;
        }
        used[slot]++;
        return true;
    }
}
