package io.switchboard.local.infrastructure;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka node, both broker and controller, that stores its data in a folder and can be stopped and started again.
 */
final class KafkaBroker implements AutoCloseable {

    private static final int NODE = 1;

    private static final AtomicReference<Consumer<String>> failure = new AtomicReference<>(reason -> {});

    private final Path folder;
    private final int port;
    private final int controllerPort;
    private @Nullable KafkaRaftServer server;

    static {
        // Kafka would end the whole process on a fatal error.
        Exit.setExitProcedure(KafkaBroker::refuseToExit);
        Exit.setHaltProcedure(KafkaBroker::refuseToExit);
    }

    public KafkaBroker(Path folder, int port, int controllerPort) {
        this.folder = folder;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    /** Starts the broker, unless it runs already, and returns when it serves requests. */
    public synchronized void start() {
        if (server != null) {
            return;
        }
        if (Files.notExists(folder.resolve("meta.properties"))) {
            format();
        }
        var starting = new KafkaRaftServer(KafkaConfig.fromProps(properties()), Time.SYSTEM);
        startUp(starting);
        server = starting;
    }

    /** Sets the thread's class loader, which is not ours on every thread, because Kafka loads classes through it. */
    private static void startUp(KafkaRaftServer starting) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(KafkaBroker.class.getClassLoader());
        try {
            starting.startup();
        } catch (Exception e) {
            starting.shutdown();
            throw new IllegalStateException("Kafka did not start: " + e.getMessage(), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    public synchronized boolean isRunning() {
        return server != null;
    }

    /** Stops the broker and keeps its data. */
    @Override
    public synchronized void close() {
        var running = server;
        if (running != null) {
            running.shutdown();
            running.awaitShutdown();
            server = null;
        }
    }

    /** Receives the reason when a broker of this process fails fatally, for example because it cannot write. */
    public static void onFailure(Consumer<String> failed) {
        failure.set(failed);
    }

    private static void refuseToExit(int code, @Nullable String message) {
        failure.get().accept(message == null ? "it asked to end with code " + code : message);
        throw new IllegalStateException("Kafka cannot go on (%d): %s".formatted(code, message));
    }

    private void format() {
        try {
            Files.createDirectories(folder);
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setNodeId(NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(folder.toString())
                    .addDirectory(folder.toString())
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not create " + folder, e);
        } catch (Exception e) {
            throw new IllegalStateException("Could not prepare Kafka's storage in " + folder, e);
        }
    }

    private Properties properties() {
        var properties = new Properties();
        properties.putAll(network());
        properties.putAll(SINGLE_NODE);
        properties.putAll(SMALL);
        properties.put("log.dirs", folder.toString());
        return properties;
    }

    /** Takes the voters from the configuration, not from the data, so that the same data starts on other ports too. */
    private Map<String, String> network() {
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE),
                "controller.quorum.voters",
                "%d@localhost:%d".formatted(NODE, controllerPort),
                "listeners",
                "PLAINTEXT://localhost:%d,CONTROLLER://localhost:%d".formatted(port, controllerPort),
                "advertised.listeners",
                "PLAINTEXT://localhost:" + port,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "controller.listener.names",
                "CONTROLLER");
    }

    private static final Map<String, String> SINGLE_NODE = Map.of(
            "auto.create.topics.enable", "false",
            "default.replication.factor", "1",
            "offsets.topic.replication.factor", "1",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1",
            // A group of one consumer need not wait three seconds for others to join.
            "group.initial.rebalance.delay.ms", "0",
            // After a crash the node's previous session has to expire first, which takes this long.
            "broker.session.timeout.ms", "3000",
            "broker.heartbeat.interval.ms", "500");

    private static final Map<String, String> SMALL = Map.of(
            "num.network.threads", "2",
            "num.io.threads", "2",
            "background.threads", "2",
            "offsets.topic.num.partitions", "4",
            "transaction.state.log.num.partitions", "1",
            "share.coordinator.state.topic.num.partitions", "1",
            "log.cleaner.dedupe.buffer.size", "2097152",
            "log.segment.bytes", "67108864",
            "log.index.size.max.bytes", "1048576");
}
