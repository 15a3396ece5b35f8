package io.switchboard.benchmarks.deliveries;

/** The ways in which endpoints behave. */
enum EndpointKind {
    GOOD,
    /** Refuses a third of its requests, but no event more than twice. */
    FAILING,
    SLOW,
    /** Takes requests and never answers. */
    SILENT;

    /** The kind of an endpoint: the first is silent, a tenth fail, a tenth are slow. */
    static EndpointKind of(int endpoint) {
        if (endpoint == 0) {
            return SILENT;
        }
        return switch (endpoint % 10) {
            case 1 -> FAILING;
            case 2 -> SLOW;
            default -> GOOD;
        };
    }
}
