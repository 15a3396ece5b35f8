package io.switchboard.benchmarks;

/** Nothing can be measured: the system does not answer, or not as it should. */
final class GatewayRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    GatewayRefused(String message) {
        super(message);
    }
}
