package io.switchboard.benchmarks.stream;

/** Reports that nothing can be measured, because the system does not answer or rejects the client. */
public final class GatewayRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    GatewayRefused(String message) {
        super(message);
    }
}
