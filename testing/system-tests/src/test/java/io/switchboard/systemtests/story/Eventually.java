package io.switchboard.systemtests.story;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;

/** Waits for conditions, with a timeout longer than a busy machine can need. */
public final class Eventually {

    private Eventually() {}

    public static void eventually(ThrowingRunnable assertion) {
        patiently().ignoreExceptions().untilAsserted(assertion);
    }

    static ConditionFactory patiently() {
        return Awaitility.await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(100));
    }
}
