package io.switchboard.local.processes;

import java.time.Duration;

/** Hears what happens to the child processes. */
public interface ProcessObserver {

    /** A line that a process printed. */
    void printed(String name, String line);

    void ready(String name, Duration after);

    /** A process ended without being asked to, or does not become ready; the message shows the last lines of its log. */
    void failed(String name, String message);
}
