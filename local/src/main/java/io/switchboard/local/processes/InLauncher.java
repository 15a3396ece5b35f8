package io.switchboard.local.processes;

import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/** A part that is a server inside the launcher's own process. */
public record InLauncher(String name, BooleanSupplier isRunning, Runnable starting, Runnable stopping) implements Part {

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

    @Override
    public void stop() {
        stopping.run();
    }

    @Override
    public void kill() {
        throw new UnsupportedOperationException(name + " runs inside the launcher and can be stopped, but not killed");
    }
}
