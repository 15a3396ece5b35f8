package io.switchboard.benchmarks.deliveries;

/** The ways in which endpoints behave. */
enum EndpointKind {
    GOOD,
    /** Refuses a third of its requests. */
    FAILING,
    SLOW,
    /** Takes requests and never answers. */
    SILENT;

    /** Makes the first endpoint silent, a tenth of them fail, a tenth slow, and all others good. */
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
