package io.switchboard.benchmarks.load;

/** Receives the outcome of each request, once. */
@FunctionalInterface
public interface OutcomeListener {

    /** The status of a request whose connection was closed, or whose timeout passed, before the answer was there. */
    int NO_ANSWER = 0;

    void answered(long number, int status);
}
