package io.switchboard.conversation.support;

import java.util.concurrent.atomic.AtomicInteger;

/** Ends a process: throws before each operation from the given step on, because nothing is done by a process that has ended. */
public final class ProcessDeath implements WatchedDatabase.Watcher {

    private final int steps;
    private final AtomicInteger done = new AtomicInteger();
    private volatile boolean happened;

    /** The end of the process, which no handler of exceptions takes for a failure. */
    public static final class Crash extends Error {

        private static final long serialVersionUID = 1L;
    }

    public ProcessDeath(int steps) {
        this.steps = steps;
    }

    /** Counts a step of the process, or ends it. */
    public void step() {
        if (happened || done.getAndIncrement() >= steps) {
            happened = true;
            throw new Crash();
        }
    }

    /** Whether the process did not come to its last step. */
    public boolean hasHappened() {
        return happened;
    }

    @Override
    public void before(String collection, String operation) {
        step();
    }

    @Override
    public void after(String collection, String operation) {
        // The next operation ends the process before it does anything.
    }
}
