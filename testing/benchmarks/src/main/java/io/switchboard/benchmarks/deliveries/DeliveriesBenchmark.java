package io.switchboard.benchmarks.deliveries;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

import io.switchboard.benchmarks.measurement.TemporaryFolder;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes events, kills the service while it delivers them, and counts what the endpoints took. */
public final class DeliveriesBenchmark {

    private static final Duration POLL = Duration.ofMillis(200);

    private final DeliveriesOptions options;
    private final DeliveriesInstallation installation;
    private final EndpointServer endpoints;

    private DeliveriesBenchmark(
            DeliveriesOptions options, DeliveriesInstallation installation, EndpointServer endpoints) {
        this.options = options;
        this.installation = installation;
        this.endpoints = endpoints;
    }

    /** Runs in a JVM that has MongoDB's driver; {@code arguments} are those of {@link DeliveriesArguments}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.exit(run(List.of(arguments), System.getenv()));
    }

    private static int run(List<String> words, Map<String, String> environment)
            throws IOException, InterruptedException {
        var options = DeliveriesArguments.parse(words, environment);
        System.out.printf(
                "java -jar testing/benchmarks/target/benchmarks.jar deliveries %s%n", String.join(" ", words));
        try (var workspace = new TemporaryFolder();
                var endpoints = new EndpointServer(options.endpoints(), options.slow());
                var installation = new DeliveriesInstallation(options, workspace.folder())) {
            installation.awaitReady();
            return new DeliveriesBenchmark(options, installation, endpoints).run();
        }
    }

    private int run() throws IOException, InterruptedException {
        for (var endpoint = 0; endpoint < options.endpoints(); endpoint++) {
            installation.createEndpoint(tenant(endpoint % options.tenants()), endpoints.url(endpoint));
        }
        var expected = options.eventsPerTenant() * (options.endpoints() - 1);
        var begin = System.nanoTime();
        publish();
        for (var kill = 1; kill <= options.kills(); kill++) {
            await(expected * kill / (options.kills() + 1), begin);
            System.out.printf("killed after %d deliveries%n", endpoints.taken());
            installation.killAndRestart();
        }
        await(expected, begin);
        return report(expected, Duration.ofNanos(System.nanoTime() - begin));
    }

    /** The events of all tenants in turn, and of each tenant's conversations in turn. */
    private void publish() {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", installation.bootstrapServers(), "linger.ms", 5),
                new StringSerializer(),
                new StringSerializer())) {
            for (var number = 0; number < options.eventsPerTenant(); number++) {
                for (var tenant = 0; tenant < options.tenants(); tenant++) {
                    var unused = producer.send(event(tenant(tenant), number));
                }
            }
            producer.flush();
        }
    }

    private ProducerRecord<String, String> event(String tenant, int number) {
        var conversation = tenant + "-c" + number % options.conversations();
        var event = new CloudEvent<>(
                tenant + "/" + number,
                "io.switchboard.message.received",
                "/conversation-service",
                tenant + "-" + number,
                Instant.now(),
                tenant,
                "{\"conversationId\":\"%s\",\"body\":\"%d\"}".formatted(conversation, number));
        var record = new ProducerRecord<>(Topics.EVENTS.name(), tenant, event.data());
        event.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private static String tenant(int number) {
        return "tenant-" + number;
    }

    private void await(int taken, long begin) throws InterruptedException {
        var end = begin + options.limit().toNanos();
        while (endpoints.taken() < taken && System.nanoTime() < end) {
            var unused = new CountDownLatch(1).await(POLL.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private int report(int expected, Duration took) {
        var lost = expected - endpoints.taken();
        var otherIds = sum(EndpointJournal::otherIds);
        var outOfOrder = sum(EndpointJournal::outOfOrder);
        System.out.printf(
                "%d of %d deliveries in %.1f s, %d a second; %d lost, %d repeats, %d of them with another id,"
                        + " %d out of order%n",
                endpoints.taken(),
                expected,
                took.toMillis() / 1000.0,
                endpoints.taken() * 1000L / Math.max(1, took.toMillis()),
                lost,
                sum(EndpointJournal::repeats),
                otherIds,
                outOfOrder);
        for (var kind : List.of(EndpointKind.GOOD, EndpointKind.FAILING, EndpointKind.SLOW)) {
            System.out.printf(
                    "%s endpoints: event to delivery p50 %d ms, p99 %d ms%n",
                    kind, percentile(kind, 50), percentile(kind, 99));
        }
        return lost == 0 && otherIds == 0 && outOfOrder == 0 ? 0 : 1;
    }

    private int sum(ToIntFunction<EndpointJournal> count) {
        return endpoints.journals().stream().mapToInt(count).sum();
    }

    private long percentile(EndpointKind kind, int percent) {
        var sorted = endpoints.journals().stream()
                .filter(journal -> journal.kind() == kind)
                .flatMap(journal -> journal.latencies().stream())
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
        return sorted.length == 0 ? -1 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
