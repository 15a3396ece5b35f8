package io.switchboard.local.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.switchboard.local.plan.ProcessPlan;
import io.switchboard.local.plan.ServicePlans;
import io.switchboard.local.plan.StartFailed;
import org.jspecify.annotations.Nullable;

/** A child process that can be started and ended repeatedly. */
final class ChildProcess implements ManagedProcess {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration START_DEADLINE = Duration.ofMinutes(2);

    /**
     * Ignores Ctrl-C, which reaches every process of a terminal, so that only the launcher reacts and stops the others in
     * order. Files of the child process are readable by this user only.
     */
    private static final List<String> DEAF_TO_THE_TERMINAL =
            List.of("/bin/sh", "-c", "trap '' INT HUP; umask 077; exec \"$@\"", "sh");

    private final ProcessPlan plan;
    private final ProcessLog log;
    private final OrphanWatchdog watchdog;
    private final ReadinessProbe readiness;
    private final ProcessObserver observer;
    private final Supplier<Duration> stopDeadline;
    private @Nullable Run run;

    ChildProcess(
            ProcessPlan plan,
            ProcessLog log,
            OrphanWatchdog watchdog,
            ReadinessProbe readiness,
            ProcessObserver observer,
            Supplier<Duration> stopDeadline) {
        this.plan = plan;
        this.stopDeadline = stopDeadline;
        this.log = log;
        this.watchdog = watchdog;
        this.readiness = readiness;
        this.observer = observer;
    }

    @Override
    public String name() {
        return plan.name();
    }

    @Override
    public synchronized String state() {
        return run == null ? "stopped" : run.state();
    }

    @Override
    public synchronized OptionalLong pid() {
        return run == null || !run.process.isAlive() ? OptionalLong.empty() : OptionalLong.of(run.process.pid());
    }

    @Override
    public void start() {
        var unused = startUp();
    }

    /** Completes when the process is ready, or fails with {@link StartFailed}. */
    synchronized CompletableFuture<Void> startUp() {
        var current = run;
        if (current == null || !current.process.isAlive()) {
            current = new Run(launch());
            run = current;
            current.begin();
        }
        return current.ready;
    }

    @Override
    public void stop() {
        end(false);
    }

    @Override
    public void kill() {
        end(true);
    }

    private void end(boolean forcibly) {
        Run current;
        synchronized (this) {
            current = run;
        }
        if (current != null) {
            current.end(forcibly);
        }
    }

    private Process launch() {
        var command = new ArrayList<String>(DEAF_TO_THE_TERMINAL);
        command.addAll(plan.command());
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        ServicePlans.OWNED_VARIABLES.forEach(builder.environment()::remove);
        builder.environment().putAll(plan.environment());
        try {
            var process = builder.start();
            guard(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not start " + plan.name(), e);
        }
    }

    /** Registers the process with the watchdog; kills it if the watchdog could not end it after a crash. */
    private void guard(Process process) {
        try {
            watchdog.watch(process.pid());
        } catch (RuntimeException e) {
            process.toHandle().destroyForcibly();
            throw e;
        }
    }

    /** A single run of the process, from its start to its end. */
    private final class Run {

        private final Process process;
        private final long startedAt = System.nanoTime();
        private final CompletableFuture<Void> ready = new CompletableFuture<>();
        private final CompletableFuture<Void> over = new CompletableFuture<>();
        private volatile boolean askedToEnd;

        Run(Process process) {
            this.process = process;
        }

        void begin() {
            Thread.ofPlatform().daemon().name(plan.name() + "-output").start(this::readOutput);
            Thread.ofVirtual().name(plan.name() + "-readiness").start(this::awaitReadiness);
        }

        String state() {
            if (process.isAlive()) {
                return ready.isDone() ? "ready" : "starting";
            }
            return askedToEnd ? "stopped" : "ended";
        }

        void end(boolean forcibly) {
            askedToEnd = true;
            try {
                if (forcibly) {
                    process.toHandle().destroyForcibly();
                } else {
                    process.toHandle().destroy();
                }
                if (!process.waitFor(stopDeadline.get().toMillis(), TimeUnit.MILLISECONDS)) {
                    process.toHandle().destroyForcibly();
                }
                over.join();
            } catch (InterruptedException e) {
                process.toHandle().destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }

        private void readOutput() {
            try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
                for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                    log.add(line);
                    observer.printed(plan.name(), line);
                }
            } catch (IOException e) {
                log.add("(its output ended: " + e.getMessage() + ")");
            }
            ended(process.onExit().join().exitValue());
            over.complete(null);
        }

        private void ended(int exitCode) {
            watchdog.forget(process.pid());
            fail(obituary(exitCode));
        }

        private void fail(String message) {
            ready.completeExceptionally(new StartFailed(message));
            if (!askedToEnd) {
                observer.failed(plan.name(), message);
            }
        }

        private void awaitReadiness() {
            try {
                while (process.isAlive() && !ready.isDone()) {
                    if (readiness.of(plan.readiness())) {
                        becomeReady();
                    } else if (age().compareTo(START_DEADLINE) > 0) {
                        fail(impatience());
                    } else {
                        Thread.sleep(POLL);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void becomeReady() {
            if (ready.complete(null)) {
                observer.ready(plan.name(), age());
            }
        }

        private Duration age() {
            return Duration.ofNanos(System.nanoTime() - startedAt);
        }

        private String obituary(int exitCode) {
            var how = exitCode > 128 ? ", signal " + (exitCode - 128) : "";
            return "%s ended (exit code %d%s). %s".formatted(plan.name(), exitCode, how, lastWords());
        }

        private String impatience() {
            return "%s is not ready after %d seconds (%s). %s"
                    .formatted(plan.name(), START_DEADLINE.toSeconds(), plan.readiness(), lastWords());
        }

        private String lastWords() {
            var lines = String.join("\n  ", log.lastLines());
            return "The last lines of %s:%n  %s".formatted(log.file(), lines);
        }
    }
}
