package io.switchboard.local.infrastructure;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static final AtomicReference<Consumer<String>> failure = new AtomicReference<>(reason -> {});

    private final Path folder;
    private final KafkaSettings settings;
    private @Nullable KafkaRaftServer server;

    static {
        // Kafka would end the whole process on a fatal error.
        Exit.setExitProcedure(KafkaBroker::reportInsteadOfExit);
        Exit.setHaltProcedure(KafkaBroker::reportInsteadOfExit);
    }

    KafkaBroker(Path folder, int port, int controllerPort) {
        this.folder = folder;
        this.settings = new KafkaSettings(folder, port, controllerPort);
    }

    /** Starts the broker, unless it runs already, and returns when it serves requests. */
    public synchronized void start() {
        if (server != null) {
            return;
        }
        if (Files.notExists(folder.resolve("meta.properties"))) {
            format();
        }
        var starting = new KafkaRaftServer(KafkaConfig.fromProps(settings.properties()), Time.SYSTEM);
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

    private static void reportInsteadOfExit(int code, @Nullable String message) {
        failure.get().accept(message == null ? "it ended itself with code " + code : message);
        throw new IllegalStateException("Kafka failed fatally (%d): %s".formatted(code, message));
    }

    private void format() {
        try {
            Files.createDirectories(folder);
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setNodeId(KafkaSettings.NODE)
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
}
