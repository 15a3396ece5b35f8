package io.switchboard.systemtests.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** The launcher, started as by {@code ./run}, with everything that it starts. Its output is written to a file. */
final class LauncherProcess implements AutoCloseable {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path LOG = Path.of("target", "system.log");
    private static final int LAST_LINES = 60;

    /** Variables that are not inherited: only Kafka and MongoDB may come from the environment, all else is started. */
    static final List<String> NOT_FROM_HERE = List.of(
            "OIDC_ISSUER_URI",
            "PUBLIC_BASE_URL",
            "SWITCHBOARD_DATA",
            "SWITCHBOARD_TENANTS",
            "TWILIO_ACCOUNT_SID",
            "TWILIO_AUTH_TOKEN",
            "TWILIO_API_BASE_URL");

    private final Path data = Path.of("target", "switchboard").toAbsolutePath();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final Process process;

    LauncherProcess(FreePorts ports) {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms32m",
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-jar",
                        ROOT.resolve("local/target/local.jar").toString(),
                        "--no-demo",
                        "--fresh",
                        "--data",
                        data.toString())
                .directory(ROOT.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeAll(NOT_FROM_HERE);
        builder.environment().putAll(settings(ports));
        try {
            Files.createDirectories(LOG.toAbsolutePath().getParent());
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        Thread.ofVirtual().name("launcher-output").start(this::keepOutput);
    }

    /** The run's settings: a database of its own in a shared MongoDB, earlier checks after lost answers, and no pace. */
    private static Map<String, String> settings(FreePorts ports) {
        var run = UUID.randomUUID().toString().substring(0, 8);
        return Map.of(
                "SWITCHBOARD_PORT_OFFSET",
                Integer.toString(ports.offset()),
                "SPRING_MONGODB_DATABASE",
                "switchboard_" + run,
                "TWILIO_TIMEOUT",
                "6s",
                "CONVERSATION_SENDING_SETTLE_TIME",
                "7s",
                "CONVERSATION_SENDING_PACE_ENABLED",
                "false");
    }

    void awaitReady() {
        try {
            ready.orTimeout(3, TimeUnit.MINUTES).join();
        } catch (CompletionException e) {
            close();
            throw new IllegalStateException("Switchboard did not start.\n" + lastLines(), e);
        }
    }

    /** The folder of the keys, the data and the services' logs. */
    Path data() {
        return data;
    }

    String lastLines() {
        try {
            var lines = Files.readAllLines(LOG);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()))
                    + "\nEach service's own log is in " + data.resolve("logs");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void keepOutput() {
        try (var output = process.inputReader();
                Writer log = Files.newBufferedWriter(LOG)) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                log.write(line + "\n");
                log.flush();
                if (line.startsWith("Switchboard is ready")) {
                    ready.complete(null);
                }
            }
            ready.completeExceptionally(new IllegalStateException("it ended"));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }
}
