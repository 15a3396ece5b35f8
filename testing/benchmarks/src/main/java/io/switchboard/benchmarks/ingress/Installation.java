package io.switchboard.benchmarks.ingress;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

import io.switchboard.benchmarks.CannotMeasure;
import io.switchboard.benchmarks.SpringBootJar;
import io.switchboard.benchmarks.load.Generator;
import io.switchboard.benchmarks.load.Outcomes;
import io.switchboard.benchmarks.load.Pace;
import io.switchboard.benchmarks.load.Tally;
import io.switchboard.benchmarks.webhooks.Sids;
import io.switchboard.benchmarks.webhooks.Webhooks;
import org.jspecify.annotations.Nullable;

/** A broker, a directory and an ingress, and what it takes to put them under load and to see what came of it. */
final class Installation implements AutoCloseable {

    private static final Outcomes NOBODY_LISTENS = (number, status) -> {};

    private static final double AT_REST = 0.1;

    private final Sids sids = new Sids(new SecureRandom().nextLong());
    private final int connections;
    private final Broker broker;
    private final DirectoryTopics directory;
    private final Ingress ingress;
    private final ReadBack readBack;
    private long next;

    private Installation(int connections, Broker broker, DirectoryTopics directory, Ingress ingress) {
        this.connections = connections;
        this.broker = broker;
        this.directory = directory;
        this.ingress = ingress;
        this.readBack = new ReadBack(broker.bootstrapServers(), sids);
    }

    /** Starts everything; the directory has the accounts that the options ask for. */
    static Installation start(IngressOptions options, Path folder) throws IOException, InterruptedException {
        Path ingressJar = SpringBootJar.of(options.root(), "ingress-service");
        Path localJar = SpringBootJar.of(options.root(), "local");
        Ports ports = Ports.free();
        Broker broker = Broker.start(localJar, ports, folder);
        DirectoryTopics directory = new DirectoryTopics(broker.bootstrapServers());
        directory.resize(options.accounts());
        Ingress ingress = Ingress.start(
                ingressJar, options.javaOptions(), directory.keyset(), broker.bootstrapServers(), ports, folder);
        return new Installation(options.connections(), broker, directory, ingress);
    }

    /** Puts load on a target and does not look at what comes of it. */
    void warmUp(Target target, Duration duration) throws IOException {
        run(target.path(), 0, directory.size(), () -> Pace.asFastAsAnswered(duration), NOBODY_LISTENS);
    }

    /** Puts load on a target and counts what came of it, event by event. */
    Phase measure(String name, Target target, Supplier<Pace> pace) throws IOException {
        Ledger ledger = new Ledger(next);
        readBack.skip();
        Cpu before = Cpu.now(ingress.process(), broker.process());
        Tally tally = run(target.path(), 0, directory.size(), pace, ledger);
        Cpu.Cores cores = Cpu.now(ingress.process(), broker.process()).since(before);
        if (target != Target.INGRESS) {
            return new Phase(name, tally, cores, Ledger.Count.NONE);
        }
        readBack.into(ledger);
        return new Phase(name, tally, cores, ledger.count());
    }

    /** Adds or deletes accounts, and returns when the ingress knows and has done with it. */
    void resizeDirectory(int accounts) throws IOException, InterruptedException {
        int before = directory.size();
        directory.resize(accounts);
        if (accounts > before) {
            awaitAnswer(accounts - 1, Set.of(200, 204));
        } else if (accounts < before) {
            awaitAnswer(accounts, Set.of(403));
        }
        awaitRest();
    }

    /** What can be reached on the heap of the ingress, in bytes. */
    long liveSet() {
        return LiveSet.bytes(ingress.process().pid());
    }

    @Override
    public void close() {
        readBack.close();
        ingress.close();
        directory.close();
        broker.close();
    }

    private void awaitAnswer(int account, Set<Integer> statuses) throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!statuses.containsAll(ask(account).statuses().keySet())) {
            if (System.nanoTime() > end) {
                throw new CannotMeasure("The ingress has not taken in a directory of another size after 60 s.");
            }
            Thread.sleep(200);
        }
    }

    /** Until ingress and broker have nothing to do, 30 s at most: changes are copied to disk and collected behind us. */
    private void awaitRest() throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        Cpu.Cores cores;
        do {
            Cpu before = Cpu.now(ingress.process(), broker.process());
            Thread.sleep(1_000);
            cores = Cpu.now(ingress.process(), broker.process()).since(before);
        } while (cores.ingress() + cores.broker() > AT_REST && System.nanoTime() < end);
        if (cores.ingress() + cores.broker() > AT_REST) {
            System.out.println("Ingress and broker are still busy after 30 s: the next figures have that in them.");
        }
    }

    private Tally ask(int account) throws IOException {
        return run(null, account, 1, () -> Pace.constant(1, Duration.ofSeconds(1)), NOBODY_LISTENS);
    }

    private Tally run(@Nullable String path, int firstAccount, int accounts, Supplier<Pace> pace, Outcomes outcomes)
            throws IOException {
        String host = "127.0.0.1" + ":" + ingress.address().getPort();
        Webhooks webhooks = new Webhooks(host, Ingress.PUBLIC_URL, path, sids, firstAccount, accounts);
        try (Generator generator = new Generator(ingress.address(), connections)) {
            Tally tally = generator.run(pace.get(), webhooks, next, outcomes);
            next += tally.requests();
            return tally;
        }
    }
}
