package io.switchboard.benchmarks.load;

/** The server's answer is not one that {@link ResponseReader} understands, so nothing after it can be trusted. */
public final class BadResponse extends RuntimeException {

    private static final long serialVersionUID = 1;

    BadResponse(String message) {
        super(message);
    }
}
