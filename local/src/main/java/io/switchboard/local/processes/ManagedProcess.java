package io.switchboard.local.processes;

import java.util.OptionalLong;

/** A process that can be stopped and started while the others keep running, to test failures. */
public interface ManagedProcess {

    String name();

    /** The state: starting, ready, stopped or ended. */
    String state();

    /** The process id; empty while the process does not run, and for servers inside the launcher. */
    OptionalLong pid();

    /** Starts the process, unless it runs already, and returns at once. */
    void start();

    /** Asks the process to end, and returns when it has ended. */
    void stop();

    /** Kills the process at once, like a crash (SIGKILL). */
    void kill();
}
