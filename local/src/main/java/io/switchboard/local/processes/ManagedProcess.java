package io.switchboard.local.processes;

import java.util.OptionalLong;

/** Something that can be stopped and started while the rest keeps running, to see what happens. */
public interface ManagedProcess {

    String name();

    /** One of starting, ready, stopped, ended. */
    String state();

    /** Empty while it does not run, and for what runs inside the launcher. */
    OptionalLong pid();

    /** Returns at once; does nothing when it runs already. */
    void start();

    /** Asks it to end, and returns when it has. */
    void stop();

    /** Ends it at once, as a crash would (SIGKILL). */
    void kill();
}
