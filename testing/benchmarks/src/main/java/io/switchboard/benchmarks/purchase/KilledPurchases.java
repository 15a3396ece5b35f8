package io.switchboard.benchmarks.purchase;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.switchboard.benchmarks.installation.InstallationClient;
import io.switchboard.benchmarks.measurement.MeasurementFailed;
import tools.jackson.databind.JsonNode;

/** Buys and assigns numbers, as clients do who repeat a request until it is answered, while the service is killed. */
final class KilledPurchases {

    private static final String MEMBER = "killed-purchases";
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final InstallationClient installation;
    private final int purchases;
    private final int kills;
    private final KillMoments moments;
    private final int buyers;

    /** Permits purchases to begin. */
    private final Semaphore starts;

    private final long deadline;
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    KilledPurchases(
            InstallationClient installation,
            int purchases,
            int kills,
            KillMoments moments,
            int buyers,
            Duration limit) {
        this.installation = installation;
        this.purchases = purchases;
        this.kills = kills;
        this.moments = moments;
        this.buyers = buyers;
        this.starts = new Semaphore(buyers);
        this.deadline = System.nanoTime() + limit.toNanos();
    }

    /** Returns 1 when a number is paid for and unknown, bought twice, not configured, or not audited once. */
    int run() throws InterruptedException {
        addMember();
        System.out.printf("Buying %d numbers, killing provisioning-service %d times …%n", purchases, kills);
        moments.begin();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, purchases)
                    .mapToObj(number -> threads.submit(() -> buyAndAssign(number)))
                    .toList();
            for (var kill = 0; kill < kills; kill++) {
                moments.kill(kill);
                // Those that were interrupted wait for the leases of the dead process; others begin in their place.
                starts.release(buyers);
            }
            moments.end();
            return new PurchaseReport(installation, name("")).print(results(running));
        }
    }

    private void addMember() {
        var answer = installation.post("/api/members", run, Map.of("id", MEMBER, "name", "Killed purchases"));
        if (!answer.isSuccess() && answer.status() != 409) {
            throw new MeasurementFailed("The member could not be added: status " + answer.status());
        }
    }

    /** Returns the purchase as it ended. */
    private JsonNode buyAndAssign(int number) throws InterruptedException {
        starts.acquire();
        var wanted = Map.of(
                "search", Map.of("country", "US", "type", "local"), "friendlyName", name(Integer.toString(number)));
        var id = repeat("/api/phone-numbers", run + "-" + number, wanted)
                .path("id")
                .asString();
        var purchase = awaitEnd(id);
        if (purchase.path("state").asString().equals("active")) {
            repeat(
                    "/api/phone-numbers/assign",
                    run + "-assign-" + number,
                    Map.of(
                            "phoneNumberId",
                            purchase.path("phoneNumberId").asString(),
                            "agentId",
                            MEMBER,
                            "enableSms",
                            true,
                            "enableVoice",
                            true));
        }
        starts.release();
        return purchase;
    }

    /** Repeats a request under the same key until it is answered: the service may be dead, or an earlier one in progress. */
    private JsonNode repeat(String path, String key, Map<String, ?> body) throws InterruptedException {
        while (true) {
            var answer = installation.post(path, key, body);
            if (answer.isSuccess()) {
                return answer.json();
            }
            if (answer.status() == 400 || answer.status() == 403) {
                throw new MeasurementFailed("%s is refused: %s".formatted(path, answer.json()));
            }
            await(path);
        }
    }

    private JsonNode awaitEnd(String id) throws InterruptedException {
        while (true) {
            var answer = installation.get("/api/phone-numbers/purchases/" + id);
            if (answer.isSuccess()
                    && List.of("active", "failed")
                            .contains(answer.json().path("state").asString())) {
                return answer.json();
            }
            await(id);
        }
    }

    private void await(String what) throws InterruptedException {
        if (System.nanoTime() > deadline) {
            throw new MeasurementFailed("%s has not ended in time".formatted(what));
        }
        pause((int) PAUSE.toMillis());
    }

    private static void pause(int millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }

    private String name(String number) {
        return "Killed " + run + " " + number;
    }

    private static List<JsonNode> results(List<Future<JsonNode>> running) {
        return running.stream().map(KilledPurchases::result).toList();
    }

    private static JsonNode result(Future<JsonNode> purchase) {
        try {
            return purchase.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MeasurementFailed("Interrupted", e);
        } catch (ExecutionException e) {
            throw new MeasurementFailed(String.valueOf(e.getCause()), e);
        }
    }
}
