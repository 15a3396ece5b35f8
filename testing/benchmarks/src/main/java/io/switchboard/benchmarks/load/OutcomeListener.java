package io.switchboard.benchmarks.load;

/** Hears what became of each request, once. */
@FunctionalInterface
public interface OutcomeListener {

    /** The status of a connection that was closed, or of patience that ended, before the answer was there. */
    int NO_ANSWER = 0;

    void answered(long number, int status);
}
