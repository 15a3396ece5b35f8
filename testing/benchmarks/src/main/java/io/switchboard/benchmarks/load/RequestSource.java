package io.switchboard.benchmarks.load;

/** Creates requests on demand. Called from one thread, tens of thousands of times a second. */
public interface RequestSource {

    /** The maximum length of a request in bytes. */
    int LONGEST = 32 * 1024;

    /** Writes the request with this number to the beginning of the array, and returns its length. */
    int write(long number, byte[] to);
}
