package io.switchboard.benchmarks.measurement;

import org.jspecify.annotations.Nullable;

/** Reports that a prerequisite of the measurement is missing or does not start. The message is for the operator. */
public final class MeasurementFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    public MeasurementFailed(String message) {
        this(message, null);
    }

    public MeasurementFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
