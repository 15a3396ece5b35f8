package io.switchboard.benchmarks.push;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.switchboard.benchmarks.measurement.LatencyRecorder;
import io.switchboard.benchmarks.measurement.SendSchedule;
import io.switchboard.benchmarks.measurement.TemporaryFolder;
import io.switchboard.benchmarks.push.PushJournal.Transport;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Opens many streams on one service, writes events at a constant rate, and prints memory, latencies and gaps. */
public final class PushBenchmark {

    private static final int WARM_UP_SECONDS = 10;
    private static final Duration SETTLE = Duration.ofSeconds(5);

    private final PushOptions options;
    private final PushJournal journal = new PushJournal();

    private PushBenchmark(PushOptions options) {
        this.options = options;
    }

    /** Runs in a JVM that has the libraries of the issuer; {@code arguments} are those of {@link PushArguments}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.exit(new PushBenchmark(PushArguments.parse(arguments)).run());
    }

    private int run() throws IOException, InterruptedException {
        try (var folder = new TemporaryFolder();
                var installation = PushInstallation.start(options, folder.folder());
                var producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", installation.bootstrapServers(), "linger.ms", 0),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            return measure(installation, producer);
        }
    }

    private int measure(PushInstallation installation, KafkaProducer<String, byte[]> producer)
            throws IOException, InterruptedException {
        var clients = new PushClients(installation.address(), connections(installation), journal);
        var before = installation.liveBytes();
        clients.open();
        var bytesPerStream = (installation.liveBytes() - before) / options.streams();
        System.out.printf(
                "%d streams, %d %% WebSockets, %d tenants: %.1f KB of heap a stream, %d MB altogether%n",
                options.streams(),
                options.webSocketPercent(),
                options.tenants(),
                bytesPerStream / 1024.0,
                installation.liveBytes() >> 20);
        var cpu = send(clients, installation, producer);
        clients.close();
        print(journal.summary(), cpu);
        return journal.summary().gaps() == 0 ? 0 : 1;
    }

    private List<PushConnection> connections(PushInstallation installation) {
        var connections = new ArrayList<PushConnection>();
        var tokens = new ArrayList<String>();
        for (var i = 0; i < options.tenants(); i++) {
            tokens.add(installation.token(PushOptions.tenant(i)));
        }
        for (var i = 0; i < options.streams(); i++) {
            var isWebSocket = i / options.tenants() * 37 % 100 < options.webSocketPercent();
            var transport = isWebSocket ? Transport.WEBSOCKET : Transport.SSE;
            connections.add(new PushConnection("localhost", tokens.get(i % options.tenants()), transport, journal));
        }
        return connections;
    }

    /** Returns the processor time that the service used for the measured events. */
    private Duration send(PushClients clients, PushInstallation installation, KafkaProducer<String, byte[]> producer)
            throws InterruptedException {
        var schedule = new SendSchedule(System.nanoTime() + TimeUnit.SECONDS.toNanos(1), options.rate());
        var warmUp = WARM_UP_SECONDS * options.rate();
        var all = warmUp + options.seconds() * options.rate();
        var cpu = Duration.ZERO;
        for (var i = 0; i < all; i++) {
            if (i == warmUp) {
                journal.measureFrom(schedule.moment(i));
                cpu = installation.cpu();
            }
            schedule.await(i);
            var unused = producer.send(event(i, schedule.moment(i)));
            if (i >= warmUp && isBreak(i - warmUp, all - warmUp)) {
                clients.breakOne();
            }
        }
        var used = installation.cpu().minus(cpu);
        TimeUnit.NANOSECONDS.sleep(SETTLE.toNanos());
        return used;
    }

    private boolean isBreak(long event, long events) {
        return event * options.reconnects() / events != (event + 1) * options.reconnects() / events;
    }

    private ProducerRecord<String, byte[]> event(int number, long due) {
        var tenant = PushOptions.tenant(number % options.tenants());
        var body = "x".repeat(options.eventBytes());
        var record = new ProducerRecord<>(
                Topics.EVENTS.name(), tenant, ("{\"body\":\"" + body + "\"}").getBytes(StandardCharsets.UTF_8));
        var id = number / options.tenants() + "@" + due;
        new CloudEvent<Object>(id, EventType.MESSAGE_RECEIVED.type(), "/benchmark", null, Instant.now(), tenant, "")
                .headers()
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private void print(PushJournal.Summary summary, Duration cpu) {
        System.out.printf("%-10s %9s %9s %9s %9s %9s %9s%n", "ms", "count", "p50", "p90", "p99", "max", "per s");
        row("SSE", summary.sse());
        row("WebSocket", summary.webSocket());
        System.out.printf(
                "gaps %d, repeats %d, reloads %d, broken connections %d, ended by the service %d, %.2f processors%n",
                summary.gaps(),
                summary.repeats(),
                summary.reloads(),
                options.reconnects(),
                summary.unexpectedEnds(),
                cpu.toMillis() / 1000.0 / options.seconds());
    }

    private static void row(String name, LatencyRecorder.Figures figures) {
        System.out.printf(
                "%-10s %9d %9.1f %9.1f %9.1f %9.1f %9.0f%n",
                name, figures.count(), figures.p50(), figures.p90(), figures.p99(), figures.max(), figures.perSecond());
    }
}
