package io.switchboard.testing;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.awaitility.pollinterval.IterativePollInterval;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * Lets Awaitility look at a condition at once and then at growing intervals, where no test says otherwise. Its own default
 * waits 100 ms even for what is there already. JUnit finds this class in META-INF/services.
 */
public final class AwaitilityPolling implements TestExecutionListener {

    private static final Duration SHORTEST = Duration.ofMillis(2);
    private static final Duration LONGEST = Duration.ofMillis(100);

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        if (isAwaitilityThere()) {
            Defaults.set();
        }
    }

    /** A module whose tests wait for nothing has no Awaitility. */
    private static boolean isAwaitilityThere() {
        try {
            Class.forName("org.awaitility.Awaitility", false, AwaitilityPolling.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Loaded only where Awaitility is there. */
    private static final class Defaults {

        static void set() {
            Awaitility.setDefaultPollDelay(Duration.ZERO);
            Awaitility.setDefaultPollInterval(IterativePollInterval.iterative(Defaults::next, SHORTEST));
        }

        private static Duration next(Duration interval) {
            var doubled = interval.multipliedBy(2);
            return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        }
    }
}
