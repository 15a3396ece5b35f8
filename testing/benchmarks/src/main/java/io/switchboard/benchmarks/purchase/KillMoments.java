package io.switchboard.benchmarks.purchase;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import io.switchboard.benchmarks.installation.InstallationClient;

/**
 * Kills the service that buys, at random moments or once a purchase has done a step, and counts in which states the purchases
 * were that each kill interrupted. While it waits for steps, Twilio answers slowly, so that purchases are in each of them.
 */
final class KillMoments {

    /** The steps of a purchase after which the service can be killed, in their order; the last one is that of one that fails. */
    static final List<String> STEPS =
            List.of("requested", "chosen", "ordered", "bought", "configured", "named", "undoing");

    private static final String UNDOING = "undoing";
    private static final List<String> ENDS = List.of("active", "failed");
    private static final int DELAY_MILLIS = 400;

    /** Longer than a purchase takes whose calls are slow. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final int SHORTEST_LIFE_MILLIS = 1_500;
    private static final int LONGEST_LIFE_MILLIS = 6_000;

    private final InstallationClient installation;
    private final List<String> steps;
    private final Map<String, Integer> interrupted = new TreeMap<>();

    /** @param steps the steps in the order of the kills, repeated; none for random moments */
    KillMoments(InstallationClient installation, List<String> steps) {
        this.installation = installation;
        this.steps = List.copyOf(steps);
    }

    void begin() {
        slowDown(false);
    }

    /** Waits for the next moment, kills the service, and returns when it is back. */
    void kill(int number) throws InterruptedException {
        var moment = steps.isEmpty() ? atRandom() : after(steps.get(number % steps.size()));
        installation.provisioning("kill");
        installation.provisioning("start");
        while (!installation.get("/api/phone-numbers?limit=1").isSuccess()) {
            pause(PAUSE.toMillis());
        }
        var states = new TreeMap<>(installation.purchaseStates());
        ENDS.forEach(states::remove);
        states.forEach((state, count) -> interrupted.merge(state, count, Integer::sum));
        System.out.printf("Kill %d %s; interrupted: %s%n", number + 1, moment, states);
    }

    /** Lets Twilio answer as usual, and prints in which states purchases were interrupted. */
    void end() {
        installation.faults(List.of());
        System.out.println("Interrupted in");
        STEPS.forEach(step -> System.out.printf("  %-22s %d%n", step, interrupted.getOrDefault(step, 0)));
    }

    private static String atRandom() throws InterruptedException {
        pause(ThreadLocalRandom.current().nextInt(SHORTEST_LIFE_MILLIS, LONGEST_LIFE_MILLIS));
        return "at random";
    }

    /** Waits until more purchases are in the state than before: one has just done the step. */
    private String after(String step) throws InterruptedException {
        slowDown(step.equals(UNDOING));
        var deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        var before = count(step);
        while (System.nanoTime() < deadline) {
            var now = count(step);
            if (now > before) {
                return "after " + step;
            }
            before = now;
        }
        return "although no purchase was seen " + step;
    }

    private int count(String step) {
        return installation.purchaseStates().getOrDefault(step, 0);
    }

    private void slowDown(boolean refusesSetups) {
        if (steps.isEmpty()) {
            return;
        }
        var faults = new ArrayList<Map<String, ?>>();
        if (refusesSetups) {
            faults.add(Map.of(
                    "method",
                    "POST",
                    "path",
                    "/IncomingPhoneNumbers/PN",
                    "kind",
                    "status",
                    "status",
                    400,
                    "code",
                    21502,
                    "times",
                    4));
        }
        faults.add(Map.of("path", "PhoneNumbers", "kind", "slow", "delayMillis", DELAY_MILLIS));
        installation.faults(faults);
    }

    private static void pause(long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }
}
