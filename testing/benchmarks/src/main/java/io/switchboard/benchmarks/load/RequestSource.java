package io.switchboard.benchmarks.load;

/** Makes requests as they are needed. Called from one thread, tens of thousands of times a second. */
public interface RequestSource {

    /** No request is longer. */
    int LONGEST = 32 * 1024;

    /** Writes the request with this number, from the array's beginning, and returns its length. */
    int write(long number, byte[] to);
}
