package io.switchboard.conversation.reconciliation;

import io.switchboard.conversation.support.WatchedDatabase;

/** Ends the process before or after one of its operations on the database, or before one of its events. */
final class CrashAtStep implements WatchedDatabase.Watcher {

    private int fatal = Integer.MAX_VALUE;
    private int steps;
    private boolean happened;

    /** The end of the process: no code in it handles an error. */
    static final class Crash extends Error {

        private static final long serialVersionUID = 1;
    }

    /** The process ends at its step with this number, counted from now. */
    synchronized void at(int step) {
        fatal = step;
        steps = 0;
        happened = false;
    }

    /** Nothing ends from now on. */
    synchronized void rest() {
        fatal = Integer.MAX_VALUE;
    }

    synchronized boolean hasHappened() {
        return happened;
    }

    synchronized void step() {
        if ((happened && fatal != Integer.MAX_VALUE) || steps++ == fatal) {
            happened = true;
            throw new Crash();
        }
    }

    @Override
    public void before(String collection, String operation) {
        step();
    }

    @Override
    public void after(String collection, String operation) {
        step();
    }
}
