package io.switchboard.local.processes;

import java.time.Duration;

/** Receives the output and state changes of the child processes. */
public interface ProcessObserver {

    /** Receives a line that a process printed. */
    void printed(String name, String line);

    void ready(String name, Duration after);

    /** Receives the unexpected end of a process or its failed start; the message shows the last lines of its log. */
    void failed(String name, String message);
}
