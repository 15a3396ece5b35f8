package io.switchboard.local.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.switchboard.local.plan.ProcessCommand;
import io.switchboard.local.plan.ProcessPlan;
import io.switchboard.local.plan.StartFailed;
import org.jspecify.annotations.Nullable;

/** A child process that can be started and ended repeatedly. */
final class ChildProcess implements ManagedProcess {

    /**
     * Ignores Ctrl-C, which reaches every process of a terminal, so that only the launcher reacts and stops the others in
     * order. Files of the child process are readable by this user only.
     */
    private static final List<String> WITHOUT_TERMINAL_SIGNALS =
            List.of("/bin/sh", "-c", "trap '' INT HUP; umask 077; exec \"$@\"", "sh");

    private final ProcessPlan plan;
    private final ProcessLog log;
    private final OrphanWatchdog watchdog;
    private final ReadinessProbe readiness;
    private final ChildProcesses.Observer observer;
    private final Supplier<Duration> stopDeadline;
    private @Nullable ProcessRun run;

    ChildProcess(
            ProcessPlan plan,
            ProcessLog log,
            OrphanWatchdog watchdog,
            ReadinessProbe readiness,
            ChildProcesses.Observer observer,
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
        return run == null || !run.isAlive() ? OptionalLong.empty() : OptionalLong.of(run.pid());
    }

    @Override
    public void start() {
        var unused = startUp();
    }

    /** Completes when the process is ready, or fails with {@link StartFailed}. */
    synchronized CompletableFuture<Void> startUp() {
        var current = run;
        if (current == null || !current.isAlive()) {
            current = new ProcessRun(launch(), plan, log, watchdog, readiness, observer);
            run = current;
            current.begin();
        }
        return current.ready();
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
        ProcessRun current;
        synchronized (this) {
            current = run;
        }
        if (current != null) {
            current.end(forcibly, stopDeadline.get());
        }
    }

    private Process launch() {
        var words = new ArrayList<String>(WITHOUT_TERMINAL_SIGNALS);
        words.addAll(plan.command());
        var builder = new ProcessCommand(words, plan.environment()).builder().redirectErrorStream(true);
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
}
