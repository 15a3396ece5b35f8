package io.switchboard.local;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import io.switchboard.local.demo.Journey;
import io.switchboard.local.kafka.KafkaBroker;
import io.switchboard.local.mongodb.EmbeddedMongo;
import io.switchboard.local.mongodb.Mongod;
import io.switchboard.local.plan.Installation;
import io.switchboard.local.plan.ProcessPlan;
import io.switchboard.local.plan.ServicePlans;
import io.switchboard.local.plan.TakenPorts;
import io.switchboard.local.processes.Control;
import io.switchboard.local.processes.InLauncher;
import io.switchboard.local.processes.Observer;
import io.switchboard.local.processes.Part;
import io.switchboard.local.processes.Processes;
import io.switchboard.local.processes.StartFailed;
import io.switchboard.local.secrets.Keyset;
import io.switchboard.local.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** One installation while it runs: infrastructure inside this process, services as child processes. */
final class Switchboard implements AutoCloseable, Observer {

    private final Installation installation;
    private final DataFolder folder;
    private final Terminal terminal;
    private final KafkaBroker kafka;
    private final EmbeddedMongo mongo;
    private final Optional<Mongod> mongod;
    private final List<Part> inLauncher = new CopyOnWriteArrayList<>();
    private @Nullable Processes processes;
    private @Nullable Control control;
    private volatile boolean up;
    private volatile boolean stopping;

    Switchboard(Installation installation, DataFolder folder, Terminal terminal) {
        this.installation = installation;
        this.folder = folder;
        this.terminal = terminal;
        var data = installation.options().data();
        var ports = installation.ports();
        this.kafka = new KafkaBroker(data.resolve("kafka"), ports.kafka(), ports.kafkaController());
        this.mongo = new EmbeddedMongo(data.resolve("mongodb.h2"), ports.mongodb());
        this.mongod = Mongod.on(System.getenv().getOrDefault("PATH", ""));
    }

    /** Returns when everything is ready and said, or throws {@link StartFailed}. */
    void start() {
        ServicePlans plans =
                new ServicePlans(installation, Keyset.in(installation.options().data()));
        List<ProcessPlan> first = new ArrayList<>(plans.standIns());
        mongodPlan().ifPresent(first::addFirst);
        List<ProcessPlan> services = plans.services();
        requireJars(first);
        requireJars(services);
        requireFreePorts(first, services);

        Processes started = openProcesses();
        started.start(first);
        startInLauncher();
        started.start(services);
        started.awaitReady();
        up = true;
        tell(started);
    }

    boolean isStopping() {
        return stopping;
    }

    @Override
    public void close() {
        stopping = true;
        Processes children;
        Control interfaceOpen;
        synchronized (this) {
            children = processes;
            interfaceOpen = control;
        }
        if (children == null) {
            return;
        }
        terminal.say("\nStopping …");
        if (interfaceOpen != null) {
            interfaceOpen.close();
        }
        children.close();
        inLauncher.reversed().forEach(Part::stop);
        folder.close();
        terminal.say("Stopped. The data is kept in %s."
                .formatted(installation.options().data()));
    }

    @Override
    public void printed(String name, String line) {
        terminal.serviceSays(name, line);
    }

    @Override
    public void ready(String name, Duration after) {
        terminal.say("  %-13s is ready after %.1f s".formatted(name, after.toMillis() / 1000.0));
    }

    @Override
    public void failed(String name, String message) {
        if (up && !stopping) {
            terminal.say("%n%s%nEverything else keeps running. To start it again:%n  curl -X POST %s/%s/start%n"
                    .formatted(message, controlUrl(), name));
        }
    }

    private synchronized Processes openProcesses() {
        Processes opened = new Processes(installation.options().logs(), this);
        processes = opened;
        control = new Control(installation.ports().control(), this::parts, terminal::say);
        return opened;
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>(inLauncher);
        Processes children = processes;
        if (children != null) {
            parts.addAll(children.parts());
        }
        return parts;
    }

    /** Kafka and the embedded MongoDB; the services need both, so they come first. */
    private void startInLauncher() {
        if (installation.startsMongodb() && mongod.isEmpty()) {
            terminal.say("""
                    No mongod on the PATH and no MONGODB_URI: using the built-in MongoDB stand-in. It is for trying out,
                    has no secondary indexes, and gets slow with many messages.""");
            startInLauncher(new InLauncher("mongodb", mongo::isRunning, mongo::start, mongo::close));
        }
        if (installation.startsKafka()) {
            startInLauncher(new InLauncher("kafka", kafka::isRunning, kafka::start, kafka::close));
        }
    }

    private void startInLauncher(InLauncher part) {
        long startedAt = System.nanoTime();
        inLauncher.add(part);
        try {
            part.start();
        } catch (RuntimeException e) {
            throw new StartFailed("%s did not start: %s. See %s."
                    .formatted(
                            part.name(), e.getMessage(), installation.options().logs()));
        }
        ready(part.name(), Duration.ofNanos(System.nanoTime() - startedAt));
    }

    private Optional<ProcessPlan> mongodPlan() {
        if (!installation.startsMongodb()) {
            return Optional.empty();
        }
        Path data = installation.options().data().resolve("mongodb");
        return mongod.map(found -> found.plan(data, installation.ports().mongodb()));
    }

    private static void requireJars(List<ProcessPlan> plans) {
        List<String> missing = plans.stream()
                .flatMap(plan -> plan.command().stream())
                .filter(word -> word.endsWith(".jar") && Files.notExists(Path.of(word)))
                .toList();
        if (!missing.isEmpty()) {
            throw new StartFailed(
                    "Not built yet: %s. ./run builds them, or ./mvnw package.".formatted(String.join(", ", missing)));
        }
    }

    private void requireFreePorts(List<ProcessPlan> first, List<ProcessPlan> services) {
        List<ProcessPlan> all = new ArrayList<>(first);
        all.addAll(services);
        TakenPorts taken = TakenPorts.among(TakenPorts.wantedBy(installation, all));
        if (!taken.isEmpty()) {
            throw new StartFailed(taken.message());
        }
    }

    private void tell(Processes started) {
        double seconds = (System.currentTimeMillis()
                        - ManagementFactory.getRuntimeMXBean().getStartTime())
                / 1000.0;
        terminal.say("Everything is up after %.1f s and holds %d MB of memory.%n"
                .formatted(seconds, started.residentBytes() / 1_000_000));
        terminal.started();
        if (installation.demonstrates()) {
            new Journey(installation, terminal::say).tell();
        }
        terminal.say(new Addresses(installation, controlUrl()).text());
    }

    private String controlUrl() {
        return "http://localhost:%d/processes".formatted(installation.ports().control());
    }
}
