package io.switchboard.benchmarks.repair;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.switchboard.benchmarks.installation.InstallationClient;
import io.switchboard.benchmarks.measurement.MeasurementFailed;
import io.switchboard.benchmarks.process.LiveSet;
import tools.jackson.databind.JsonNode;

/** Lets all numbers drift, and measures the job that repairs them. */
final class RepairBenchmark {

    /** More have no address of the form that the benchmark buys. */
    static final int MOST_NUMBERS = 1_000_000;

    /** A change and the reading back of what Twilio has then. */
    private static final int CALLS_PER_NUMBER = 2;

    private static final String NAME = "Repair benchmark";
    private static final String FOREIGN_URL = "https://drifted.example/sms";
    private static final int SETUP_CONCURRENCY = 4;
    private static final int MIB = 1 << 20;

    private final InstallationClient installation;
    private final int numbers;
    private final Duration latency;
    private final int concurrency;

    RepairBenchmark(InstallationClient installation, int numbers, Duration latency, int concurrency) {
        this.installation = installation;
        this.numbers = numbers;
        this.latency = latency;
        this.concurrency = concurrency;
    }

    /** Returns 1 when a number fails or still differs, or when more calls were made at once than allowed. */
    int run() throws InterruptedException {
        buy();
        find();
        var sids = ours().stream().map(number -> number.path("sid").asString()).toList();
        System.out.printf("Changing the URL of %d numbers at Twilio …%n", sids.size());
        forEach(sids, sid -> installation.configure(sid, "SmsUrl", FOREIGN_URL));
        installation.faults(List.of(
                Map.of("path", "/IncomingPhoneNumbers/PN", "kind", "slow", "delayMillis", (int) latency.toMillis())));
        try {
            return repair(sids.size());
        } finally {
            installation.faults(List.of());
        }
    }

    private void buy() throws InterruptedException {
        var owned = ours().stream()
                .map(number -> number.path("phone_number").asString())
                .collect(Collectors.toSet());
        var missing = IntStream.range(0, numbers)
                .mapToObj("+1556%07d"::formatted)
                .filter(address -> !owned.contains(address))
                .toList();
        System.out.printf("Buying %d numbers at Twilio …%n", missing.size());
        forEach(missing, address -> installation.buy(address, NAME));
    }

    /** Starts the service again, which makes a pass over all numbers before it is ready. */
    private void find() throws InterruptedException {
        if (ours().stream()
                .noneMatch(number -> number.path("sms_url").asString("").isEmpty())) {
            return;
        }
        System.out.println("Starting provisioning-service again, which finds the numbers and configures them …");
        installation.provisioning("stop");
        installation.provisioning("start");
        for (var left = numbers; left > 0; left = count("")) {
            System.out.printf("%d to configure%n", left);
            TimeUnit.SECONDS.sleep(10);
        }
        while (!installation.get("/api/phone-numbers?limit=1").isSuccess()) {
            TimeUnit.SECONDS.sleep(1);
        }
    }

    /** Counts the numbers that have this URL for texts at Twilio. */
    private int count(String url) {
        return (int) ours().stream()
                .filter(number -> number.path("sms_url").asString("").equals(url))
                .count();
    }

    private List<JsonNode> ours() {
        return installation.billed().stream()
                .filter(number -> number.path("friendly_name").asString().equals(NAME))
                .toList();
    }

    private int repair(int drifted) throws InterruptedException {
        var pid = installation.provisioningPid();
        var heapBefore = LiveSet.bytes(pid);
        var cpuBefore = cpu(pid);
        var start = System.nanoTime();
        var requested = installation.put("/api/phone-numbers/webhooks");
        if (!requested.isSuccess()) {
            throw new MeasurementFailed("The repair was refused: status %d".formatted(requested.status()));
        }
        var id = requested.json().path("id").asString();
        awaitJob(id, drifted / 2);
        var heapHalfway = LiveSet.bytes(pid);
        var job = awaitJob(id, Integer.MAX_VALUE);
        var took = Duration.ofNanos(System.nanoTime() - start);
        var cpu = cpu(pid).minus(cpuBefore);
        var bound = latency.multipliedBy((long) CALLS_PER_NUMBER * drifted).dividedBy(concurrency);
        var ratio = (double) took.toMillis() / bound.toMillis();
        var left = count(FOREIGN_URL);
        System.out.printf(
                """
                %d numbers drifted; the job ended as %s, %d failed, %d still differ
                took               %.1f s
                Twilio's latency   %.1f s: %d calls of %d ms, %d at once
                ratio              %.2f
                processor time     %.2f ms for a number
                live heap          %d MiB before, %d MiB halfway, %d MiB after
                """,
                drifted,
                job.path("state").asString(),
                job.path("failureCount").asInt(),
                left,
                took.toMillis() / 1000.0,
                bound.toMillis() / 1000.0,
                CALLS_PER_NUMBER * drifted,
                latency.toMillis(),
                concurrency,
                ratio,
                (double) cpu.toMillis() / drifted,
                heapBefore / MIB,
                heapHalfway / MIB,
                LiveSet.bytes(pid) / MIB);
        return job.path("failureCount").asInt() == 0 && left == 0 && ratio >= 1 ? 0 : 1;
    }

    /** Returns the job once it has done so many numbers, or has ended. */
    private JsonNode awaitJob(String id, int done) throws InterruptedException {
        for (var polls = 0; ; polls++) {
            var answer = installation.get("/api/phone-numbers/webhooks/repairs/" + id);
            var job = answer.json();
            if (answer.isSuccess()
                    && (job.path("done").asInt() >= done
                            || !job.path("finishedAt").asString("").isEmpty())) {
                return job;
            }
            if (polls % 50 == 49) {
                System.out.printf("%d repaired%n", job.path("done").asInt());
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static Duration cpu(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    private static void forEach(List<String> items, Consumer<String> action) throws InterruptedException {
        var next = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(SETUP_CONCURRENCY)) {
            var workers = IntStream.range(0, SETUP_CONCURRENCY)
                    .mapToObj(worker -> threads.submit(() -> {
                        for (var item = next.getAndIncrement(); item < items.size(); item = next.getAndIncrement()) {
                            action.accept(items.get(item));
                        }
                    }))
                    .toList();
            for (var worker : workers) {
                worker.get();
            }
        } catch (ExecutionException e) {
            throw new MeasurementFailed(String.valueOf(e.getCause()), e);
        }
    }
}
