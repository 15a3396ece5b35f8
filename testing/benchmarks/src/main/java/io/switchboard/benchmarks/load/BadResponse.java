package io.switchboard.benchmarks.load;

/** Reports a response that {@link ResponseReader} cannot parse; later bytes of the connection cannot be trusted. */
public final class BadResponse extends RuntimeException {

    private static final long serialVersionUID = 1;

    BadResponse(String message) {
        super(message);
    }
}
