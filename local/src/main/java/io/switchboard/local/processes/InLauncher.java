package io.switchboard.local.processes;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A part that is a server inside the launcher's own process.
 *
 * @param stopDeadline how long it may take to stop; a server that cannot write may never stop
 */
public record InLauncher(
        String name, BooleanSupplier isRunning, Runnable starting, Runnable stopping, Supplier<Duration> stopDeadline)
        implements ManagedProcess {

    @Override
    public String state() {
        return isRunning.getAsBoolean() ? "ready" : "stopped";
    }

    @Override
    public OptionalLong pid() {
        return OptionalLong.empty();
    }

    @Override
    public void start() {
        starting.run();
    }

    /**
     * Stops the server on another thread; gives up when the deadline has passed.
     *
     * @throws IllegalStateException when it has not stopped
     */
    @Override
    public void stop() {
        var deadline = stopDeadline.get();
        var stopped = CompletableFuture.runAsync(
                stopping,
                task -> Thread.ofPlatform().daemon().name(name + "-stop").start(task));
        try {
            stopped.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("%s has not stopped after %d s".formatted(name, deadline.toSeconds()), e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("%s did not stop in order: %s".formatted(name, e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void kill() {
        throw new UnsupportedOperationException(name + " runs inside the launcher and can be stopped, but not killed");
    }
}
