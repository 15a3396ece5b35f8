package io.switchboard.local.processes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.switchboard.local.plan.ProcessPlan;
import io.switchboard.local.plan.StartFailed;

/** A single run of a child process, from its start to its end. */
final class ProcessRun {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

    private final Process process;
    private final ProcessPlan plan;
    private final ProcessLog log;
    private final ProcessMessages messages;
    private final OrphanWatchdog watchdog;
    private final ReadinessProbe readiness;
    private final ChildProcesses.Observer observer;
    private final long startedAt = System.nanoTime();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private volatile boolean askedToEnd;

    ProcessRun(
            Process process,
            ProcessPlan plan,
            ProcessLog log,
            OrphanWatchdog watchdog,
            ReadinessProbe readiness,
            ChildProcesses.Observer observer) {
        this.process = process;
        this.plan = plan;
        this.log = log;
        this.messages = new ProcessMessages(plan, log);
        this.watchdog = watchdog;
        this.readiness = readiness;
        this.observer = observer;
    }

    /** Reads the output and waits for readiness, each on a thread of its own. */
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

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Completes when the process is ready, or fails with {@link StartFailed}. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    /** Ends the process and returns when it has ended; kills it after the timeout. */
    void end(boolean forcibly, Duration timeout) {
        askedToEnd = true;
        try {
            if (forcibly) {
                process.toHandle().destroyForcibly();
            } else {
                process.toHandle().destroy();
            }
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
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
            log.add("(the output ended: " + e.getMessage() + ")");
        }
        ended(process.onExit().join().exitValue());
        over.complete(null);
    }

    private void ended(int exitCode) {
        watchdog.forget(process.pid());
        fail(messages.ended(exitCode));
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
                } else if (age().compareTo(START_TIMEOUT) > 0) {
                    fail(messages.notReadyWithin(START_TIMEOUT));
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
}
