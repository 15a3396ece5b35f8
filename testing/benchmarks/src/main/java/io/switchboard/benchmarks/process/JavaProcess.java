package io.switchboard.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import io.switchboard.benchmarks.measurement.MeasurementFailed;

/** A JVM that runs while something is measured, on the same JDK as this one. */
final class JavaProcess implements AutoCloseable {

    private static final Duration UNTIL_READY = Duration.ofSeconds(90);
    private static final Duration UNTIL_STOPPED = Duration.ofSeconds(30);
    private static final int LINES_SHOWN = 15;

    private final String name;
    private final Path log;
    private final Process process;
    private final Thread atExit;

    private JavaProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
        this.atExit = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts a process that writes its output to a file in the folder. */
    static JavaProcess start(String name, List<String> arguments, Map<String, String> environment, Path folder) {
        var command = new ArrayList<String>();
        command.add(tool("java").toString());
        command.addAll(arguments);
        var log = folder.resolve(name + ".log");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment()
                .keySet()
                .removeIf(variable -> variable.startsWith("SPRING_") || variable.startsWith("SWITCHBOARD_"));
        builder.environment().putAll(environment);
        try {
            return new JavaProcess(name, log, builder.start());
        } catch (IOException e) {
            throw new MeasurementFailed("%s could not be started: %s".formatted(name, e.getMessage()), e);
        }
    }

    /** The path of a program of the JDK that runs this process. */
    static Path tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name);
    }

    long pid() {
        return process.pid();
    }

    /** The processor time that the process has used until now. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    void awaitReady(BooleanSupplier isReady) throws InterruptedException {
        var end = System.nanoTime() + UNTIL_READY.toNanos();
        while (!isReady.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new MeasurementFailed(
                        "%s is not ready after %d s.%n%s".formatted(name, UNTIL_READY.toSeconds(), end()));
            }
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new MeasurementFailed("%s ended while it started.%n%s".formatted(name, end()));
            }
        }
    }

    /** Waits for a process that ends by itself. */
    void awaitSuccess() throws InterruptedException {
        if (process.waitFor() != 0) {
            throw new MeasurementFailed("%s failed.%n%s".formatted(name, end()));
        }
        close();
    }

    /** Ends the process at once, as a power failure does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        forgetAtExit();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(UNTIL_STOPPED.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        forgetAtExit();
    }

    private void forgetAtExit() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // This JVM ends already, and the hook runs.
            return;
        }
    }

    private String end() {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
