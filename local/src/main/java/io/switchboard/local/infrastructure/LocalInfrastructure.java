package io.switchboard.local.infrastructure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.switchboard.local.plan.InstallationAddresses;
import io.switchboard.local.plan.ProcessPlan;
import io.switchboard.local.plan.StartFailed;
import io.switchboard.local.processes.InLauncher;
import io.switchboard.local.processes.ManagedProcess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kafka and MongoDB, unless the environment brings them: servers in this process, or a mongod beside it. */
public final class LocalInfrastructure implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LocalInfrastructure.class);

    private final InstallationAddresses installation;
    private final Optional<MongodProcess> mongod;
    private final List<ManagedProcess> parts;

    /**
     * Creates the parts without starting them.
     *
     * @param path the folders of executables, for a mongod
     * @param stopDeadline how long each server may take to stop, at that moment
     * @param failed receives a sentence when Kafka fails fatally
     */
    public LocalInfrastructure(
            InstallationAddresses installation, String path, Supplier<Duration> stopDeadline, Consumer<String> failed) {
        this.installation = installation;
        this.mongod = MongodProcess.on(path);
        this.parts = inLauncher(stopDeadline);
        KafkaBroker.onFailure(reason -> failed.accept("Kafka failed: %s. See %s."
                .formatted(reason, installation.options().logs().resolve("kafka.log"))));
    }

    /** The mongod of this machine, if it is used. */
    public Optional<ProcessPlan> mongod() {
        if (!installation.startsMongodb()) {
            return Optional.empty();
        }
        var data = installation.options().data().resolve("mongodb");
        return mongod.map(found -> found.plan(data, installation.ports().mongodb()));
    }

    public boolean usesEmbeddedMongo() {
        return installation.startsMongodb() && mongod.isEmpty();
    }

    /** The servers inside this process. */
    public List<ManagedProcess> parts() {
        return parts;
    }

    /** Starts the servers inside this process and returns when they serve requests; reports each with its start time. */
    public void start(BiConsumer<String, Duration> ready) {
        for (var part : parts) {
            var startedAt = System.nanoTime();
            try {
                part.start();
            } catch (RuntimeException | Error e) {
                throw new StartFailed("%s did not start: %s. See %s."
                        .formatted(
                                part.name(),
                                e.getMessage(),
                                installation.options().logs().resolve(part.name() + ".log")));
            }
            ready.accept(part.name(), Duration.ofNanos(System.nanoTime() - startedAt));
        }
    }

    /** Stops each server even when an earlier one does not stop: the process ends anyway. */
    @Override
    public void close() {
        for (var part : parts.reversed()) {
            try {
                part.stop();
            } catch (RuntimeException e) {
                log.warn("{} was left running", part.name(), e);
            }
        }
    }

    private List<ManagedProcess> inLauncher(Supplier<Duration> stopDeadline) {
        var data = installation.options().data();
        var ports = installation.ports();
        var started = new ArrayList<ManagedProcess>();
        if (usesEmbeddedMongo()) {
            var mongo = new EmbeddedMongo(data.resolve("mongodb.h2"), ports.mongodb());
            started.add(new InLauncher("mongodb", mongo::isRunning, mongo::start, mongo::close, stopDeadline));
        }
        if (installation.startsKafka()) {
            var kafka = new KafkaBroker(data.resolve("kafka"), ports.kafka(), ports.kafkaController());
            started.add(new InLauncher("kafka", kafka::isRunning, kafka::start, kafka::close, stopDeadline));
        }
        return List.copyOf(started);
    }
}
