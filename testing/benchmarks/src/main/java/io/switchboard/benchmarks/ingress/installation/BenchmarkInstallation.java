package io.switchboard.benchmarks.ingress.installation;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import io.switchboard.benchmarks.load.LoadGenerator;
import io.switchboard.benchmarks.load.LoadGenerator.OutcomeListener;
import io.switchboard.benchmarks.load.LoadResult;
import io.switchboard.benchmarks.load.RequestPace;
import io.switchboard.benchmarks.measurement.MeasurementFailed;
import io.switchboard.benchmarks.measurement.SpringBootJar;
import io.switchboard.benchmarks.process.BrokerProcess;
import io.switchboard.benchmarks.process.DirectoryTopics;
import io.switchboard.benchmarks.process.FreePorts;
import io.switchboard.benchmarks.process.ServiceProcess;
import io.switchboard.benchmarks.webhooks.RunSids;
import io.switchboard.benchmarks.webhooks.Webhooks;
import org.jspecify.annotations.Nullable;

/** A broker, a directory and an ingress, with the load generator and the reader that counts the events of each series. */
public final class BenchmarkInstallation implements AutoCloseable {

    private static final OutcomeListener IGNORED = (number, status) -> {};

    private static final double AT_REST = 0.1;

    private final RunSids sids = new RunSids(new SecureRandom().nextLong());
    private final int connections;
    private final BrokerProcess broker;
    private final DirectoryTopics directory;
    private final ServiceProcess ingress;
    private final ReadBack readBack;
    private final List<String> javaOptions;
    private final Path root;
    private final Path folder;
    private @Nullable ServiceProcess gateway;
    private long next;

    private BenchmarkInstallation(
            int connections,
            BrokerProcess broker,
            DirectoryTopics directory,
            ServiceProcess ingress,
            List<String> javaOptions,
            Path root,
            Path folder) {
        this.connections = connections;
        this.broker = broker;
        this.directory = directory;
        this.ingress = ingress;
        this.javaOptions = javaOptions;
        this.root = root;
        this.folder = folder;
        this.readBack = new ReadBack(broker.bootstrapServers(), sids);
    }

    /**
     * Starts everything.
     *
     * @param root the project's folder, with the built jars
     * @param accounts in the directory at first
     * @param connections that the load generator keeps open
     * @param javaOptions of ingress and gateway
     * @param folder for data and logs
     */
    public static BenchmarkInstallation start(
            Path root, int accounts, int connections, List<String> javaOptions, Path folder)
            throws IOException, InterruptedException {
        var localJar = SpringBootJar.of(root, "local");
        var ports = FreePorts.free();
        var broker = BrokerProcess.start(localJar, ports, folder);
        var directory = new DirectoryTopics(broker.bootstrapServers());
        directory.resize(accounts);
        var ingress =
                EchoingIngress.start(root, javaOptions, directory.keyset(), broker.bootstrapServers(), ports, folder);
        return new BenchmarkInstallation(connections, broker, directory, ingress, javaOptions, root, folder);
    }

    /** Starts the shipped gateway in front of the ingress. The other services are not there. */
    public void startGateway() throws InterruptedException {
        var settings = Map.of("INGRESS_URL", ingress.url().toString(), "PUBLIC_BASE_URL", EchoingIngress.PUBLIC_URL);
        gateway = ServiceProcess.start(root, "gateway", javaOptions, settings, FreePorts.free(), folder);
        gateway.awaitReady();
    }

    /** Puts load on a target without counting events. */
    public void warmUp(RequestTarget target, Duration duration) throws IOException {
        run(target, 0, directory.size(), () -> RequestPace.asFastAsAnswered(duration), IGNORED);
    }

    /** Puts load on a target and counts its responses and events. */
    public SeriesFigures measure(String name, RequestTarget target, Supplier<RequestPace> pace) throws IOException {
        var ledger = new RequestLedger(next);
        readBack.skip();
        var before = cpu();
        var tally = run(target, 0, directory.size(), pace, ledger);
        var cores = cpu().since(before);
        if (!target.writesEvents()) {
            return new SeriesFigures(name, tally, cores, SeriesFigures.Count.NONE);
        }
        readBack.into(ledger);
        return new SeriesFigures(name, tally, cores, ledger.count());
    }

    /** Adds or deletes accounts, and returns when the ingress has applied the changes and is idle. */
    public void resizeDirectory(int accounts) throws IOException, InterruptedException {
        var before = directory.size();
        directory.resize(accounts);
        if (accounts > before) {
            awaitAnswer(accounts - 1, Set.of(200, 204));
        } else if (accounts < before) {
            awaitAnswer(accounts, Set.of(403));
        }
        awaitRest();
    }

    /** The bytes of all reachable objects on the heap of the ingress. */
    public long liveSet() {
        return ingress.liveBytes();
    }

    @Override
    public void close() {
        readBack.close();
        if (gateway != null) {
            gateway.close();
        }
        ingress.close();
        directory.close();
        broker.close();
    }

    private CpuTime cpu() {
        return CpuTime.now(ingress.cpu(), broker.cpu(), gateway == null ? Duration.ZERO : gateway.cpu());
    }

    private void awaitAnswer(int account, Set<Integer> statuses) throws IOException, InterruptedException {
        var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!statuses.containsAll(ask(account).statuses().keySet())) {
            if (System.nanoTime() > end) {
                throw new MeasurementFailed("The ingress has not read the changes of the directory within 60 s.");
            }
            Thread.sleep(200);
        }
    }

    /** Waits up to 30 s until ingress and broker are idle: changes are written to disk and collected in the background. */
    private void awaitRest() throws InterruptedException {
        var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        SeriesFigures.Cores cores;
        do {
            var before = cpu();
            Thread.sleep(1_000);
            cores = cpu().since(before);
        } while (cores.ingress() + cores.broker() > AT_REST && System.nanoTime() < end);
        if (cores.ingress() + cores.broker() > AT_REST) {
            System.out.println("Ingress and broker are still busy after 30 s, which the next figures include.");
        }
    }

    private LoadResult ask(int account) throws IOException {
        return run(RequestTarget.INGRESS, account, 1, () -> RequestPace.constant(1, Duration.ofSeconds(1)), IGNORED);
    }

    private LoadResult run(
            RequestTarget target, int firstAccount, int accounts, Supplier<RequestPace> pace, OutcomeListener outcomes)
            throws IOException {
        var address = target == RequestTarget.GATEWAY && gateway != null ? gateway.address() : ingress.address();
        var host = "127.0.0.1" + ":" + address.getPort();
        var webhooks = new Webhooks(host, EchoingIngress.PUBLIC_URL, target.path(), sids, firstAccount, accounts);
        try (var generator = new LoadGenerator(address, connections)) {
            var tally = generator.run(pace.get(), webhooks, next, outcomes);
            next += tally.requests();
            return tally;
        }
    }
}
