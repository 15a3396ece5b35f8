package io.switchboard.benchmarks.push;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

import io.switchboard.benchmarks.measurement.LatencyRecorder;
import io.switchboard.benchmarks.measurement.TemporaryFolder;
import io.switchboard.benchmarks.push.protocol.KafkaPublisher;
import io.switchboard.benchmarks.push.protocol.PeerServer;
import io.switchboard.benchmarks.push.protocol.StreamTransport;
import io.switchboard.benchmarks.push.protocol.SwitchboardProtocol;

/**
 * Opens many streams on one service, writes events at a constant rate, and prints memory, latencies and gaps; then the same on
 * another server, if one is named.
 */
public final class PushBenchmark {

    private final PushOptions options;

    private PushBenchmark(PushOptions options) {
        this.options = options;
    }

    /** Runs in a JVM that has the libraries of the issuer; {@code arguments} are those of {@link PushArguments}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.exit(new PushBenchmark(PushArguments.parse(arguments)).run());
    }

    private int run() throws IOException, InterruptedException {
        var own = measureService();
        if (options.peer() != null) {
            var peer = measurePeer(options.peer());
            System.out.printf(
                    "p99 over SSE: %.2f of %s%n",
                    own.sse().p99() / peer.sse().p99(), options.peer().name());
        }
        return own.gaps() == 0 ? 0 : 1;
    }

    private PushJournal.Summary measureService() throws IOException, InterruptedException {
        try (var folder = new TemporaryFolder();
                var installation = PushInstallation.start(options, folder.folder());
                var publisher = new KafkaPublisher(installation.bootstrapServers(), options.eventBytes())) {
            var journal = new PushJournal();
            var tokens = new ArrayList<String>();
            for (var i = 0; i < options.tenants(); i++) {
                tokens.add(installation.token(PushOptions.tenant(i)));
            }
            var connections = connections(
                    options.webSocketPercent(),
                    (tenant, transport) ->
                            new PushConnection(new SwitchboardProtocol(tokens.get(tenant)), transport, journal));
            try (var clients = new PushClients(installation.address(), connections, journal)) {
                openWithMemory(clients, installation);
                var load = new PushLoad(options, clients, journal, publisher);
                var used = load.run(installation::cpu);
                return print("", load.summary(), used);
            }
        }
    }

    private void openWithMemory(PushClients clients, PushInstallation installation) throws InterruptedException {
        var before = installation.liveBytes();
        clients.open();
        var after = installation.liveBytes();
        System.out.printf(
                "%d streams, %d %% WebSockets, %d tenants: %.1f KB of heap a stream, %d MB altogether%n",
                options.streams(),
                options.webSocketPercent(),
                options.tenants(),
                (after - before) / 1024.0 / options.streams(),
                after >> 20);
    }

    private PushJournal.Summary measurePeer(PeerServer peer) throws IOException, InterruptedException {
        try (var publisher = peer.publisher(options.eventBytes())) {
            var journal = new PushJournal();
            var connections = connections(
                    0,
                    (tenant, transport) ->
                            new PushConnection(peer.protocol(PushOptions.tenant(tenant)), transport, journal));
            try (var clients = new PushClients(peer.address(), connections, journal)) {
                clients.open();
                var load = new PushLoad(options, clients, journal, publisher);
                var unknown = load.run(() -> Duration.ZERO);
                return print(peer.name() + " ", load.summary(), unknown);
            }
        }
    }

    private List<PushConnection> connections(
            int webSocketPercent, BiFunction<Integer, StreamTransport, PushConnection> connection) {
        var connections = new ArrayList<PushConnection>();
        for (var i = 0; i < options.streams(); i++) {
            var isWebSocket = i / options.tenants() * 37 % 100 < webSocketPercent;
            var transport = isWebSocket ? StreamTransport.WEBSOCKET : StreamTransport.SSE;
            connections.add(connection.apply(i % options.tenants(), transport));
        }
        return connections;
    }

    private PushJournal.Summary print(String server, PushJournal.Summary summary, Duration cpu) {
        System.out.printf("%-16s %9s %9s %9s %9s %9s %9s%n", "ms", "count", "p50", "p90", "p99", "max", "per s");
        row(server + "SSE", summary.sse());
        if (summary.webSocket().count() > 0) {
            row(server + "WebSocket", summary.webSocket());
        }
        System.out.printf(
                "gaps %d, repeats %d, reloads %d, broken connections %d, ended by the server %d%s%n",
                summary.gaps(),
                summary.repeats(),
                summary.reloads(),
                options.reconnects(),
                summary.unexpectedEnds(),
                cpu.isZero() ? "" : ", %.2f processors".formatted(cpu.toMillis() / 1000.0 / options.seconds()));
        return summary;
    }

    private static void row(String name, LatencyRecorder.Figures figures) {
        System.out.printf(
                "%-16s %9d %9.1f %9.1f %9.1f %9.1f %9.0f%n",
                name, figures.count(), figures.p50(), figures.p90(), figures.p99(), figures.max(), figures.perSecond());
    }
}
