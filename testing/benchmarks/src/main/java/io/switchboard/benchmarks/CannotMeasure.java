package io.switchboard.benchmarks;

import org.jspecify.annotations.Nullable;

/** Something that the measurement needs is not there or does not start. The message is for whoever asked for it. */
public final class CannotMeasure extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CannotMeasure(String message) {
        this(message, null);
    }

    public CannotMeasure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
