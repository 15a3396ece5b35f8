package io.switchboard.emulator.problem;

import org.jspecify.annotations.Nullable;

/** Thrown when a field of the control API is invalid; the message states what is expected. */
public final class InvalidField extends IllegalArgumentException {
    private final String field;

    public InvalidField(String field, String expectation) {
        super(field + " " + expectation);
        this.field = field;
    }

    public String field() {
        return field;
    }

    /**
     * Rejects a value that is not between the limits, both included.
     *
     * @throws InvalidField for such a value
     */
    public static void unlessWithin(String field, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new InvalidField(field, "must be from %s to %s".formatted(plain(least), plain(most)));
        }
    }

    /**
     * Returns the value of a required field.
     *
     * @throws InvalidField for an absent or blank value
     */
    public static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidField(field, "is required");
        }
        return value;
    }

    private static String plain(double limit) {
        return limit == Math.rint(limit) ? String.valueOf((long) limit) : String.valueOf(limit);
    }
}
