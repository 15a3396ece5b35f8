package io.switchboard.local.processes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

import io.switchboard.local.plan.ProcessPlan;
import io.switchboard.local.plan.StartFailed;

/** The child processes of this launcher. None of them outlives it. */
public final class ChildProcesses implements AutoCloseable {

    /** Receives the output and state changes of the child processes. */
    public interface Observer {

        /** Receives a line that a process printed. */
        void printed(String name, String line);

        void ready(String name, Duration after);

        /** Receives the unexpected end of a process or its failed start; the message shows the last lines of its log. */
        void failed(String name, String message);
    }

    private final Path logs;
    private final Observer observer;
    private final Supplier<Duration> stopDeadline;
    private final OrphanWatchdog watchdog = new OrphanWatchdog();
    private final ReadinessProbe readiness = new ReadinessProbe();
    private final Map<String, ChildProcess> children = new LinkedHashMap<>();
    private final CompletableFuture<Void> failure = new CompletableFuture<>();
    private final List<CompletableFuture<Void>> starts = new ArrayList<>();
    private boolean closed;

    /**
     * Creates an empty set of processes.
     *
     * @param logs the folder for the log file of each process
     * @param stopDeadline how long a process may take to end when it is asked to, at that moment
     */
    public ChildProcesses(Path logs, Observer observer, Supplier<Duration> stopDeadline) {
        this.stopDeadline = stopDeadline;
        this.logs = logs;
        this.observer = observer;
    }

    /** Starts all processes in parallel and returns at once. */
    public synchronized void start(List<ProcessPlan> plans) {
        if (closed) {
            throw new StartFailed("Stopped before everything was up.");
        }
        for (var plan : plans) {
            var log = new ProcessLog(logs, plan.name());
            var child = new ChildProcess(plan, log, watchdog, readiness, observer, stopDeadline);
            children.put(plan.name(), child);
            starts.add(child.startUp().whenComplete((ready, failed) -> {
                if (failed != null) {
                    failure.completeExceptionally(failed);
                }
            }));
        }
    }

    /** Waits until all started processes are ready; throws {@link StartFailed} as soon as one of them fails. */
    public void awaitReady() {
        var all = allStarts();
        try {
            CompletableFuture.anyOf(failure, all).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StartFailed failed ? failed : e;
        }
    }

    private synchronized CompletableFuture<Void> allStarts() {
        return CompletableFuture.allOf(starts.toArray(CompletableFuture<?>[]::new));
    }

    public synchronized List<ManagedProcess> parts() {
        return List.copyOf(children.values());
    }

    /** The resident memory of the launcher and its children together. */
    public synchronized long residentBytes() {
        return ProcessMemory.resident(ProcessHandle.current().pid())
                + children.values().stream()
                        .flatMapToLong(child -> child.pid().stream())
                        .map(ProcessMemory::resident)
                        .sum();
    }

    /** Stops all processes in parallel. */
    @Override
    public void close() {
        var stops = closeForNewOnes().stream()
                .map(child -> CompletableFuture.runAsync(
                        child::stop, task -> Thread.ofPlatform().start(task)))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(stops).join();
        watchdog.close();
    }

    private synchronized List<ManagedProcess> closeForNewOnes() {
        closed = true;
        return parts();
    }
}
