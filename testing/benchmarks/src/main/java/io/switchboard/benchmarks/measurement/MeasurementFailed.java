package io.switchboard.benchmarks.measurement;

import org.jspecify.annotations.Nullable;

/** Reports that nothing can be measured. The message is for the person who runs the benchmark. */
public final class MeasurementFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    public MeasurementFailed(String message) {
        this(message, null);
    }

    public MeasurementFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
