package io.switchboard.benchmarks.measurement;

import org.jspecify.annotations.Nullable;

/** Something that the measurement needs is not there or does not start. The message is for whoever asked for it. */
public final class MeasurementFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    public MeasurementFailed(String message) {
        this(message, null);
    }

    public MeasurementFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
