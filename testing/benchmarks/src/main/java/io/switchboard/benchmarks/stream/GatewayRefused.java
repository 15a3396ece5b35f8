package io.switchboard.benchmarks.stream;

/** Nothing can be measured: the system does not answer, or not as it should. */
public final class GatewayRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    GatewayRefused(String message) {
        super(message);
    }
}
