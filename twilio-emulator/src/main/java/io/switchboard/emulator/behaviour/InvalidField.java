package io.switchboard.emulator.behaviour;

import org.jspecify.annotations.Nullable;

/** A field of the control API that holds something impossible; the message says what is expected. */
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
     * Refuses a value that does not lie between the limits, both included.
     *
     * @throws InvalidField for such a value
     */
    public static void unlessWithin(String field, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new InvalidField(field, "must be from %s to %s".formatted(plain(least), plain(most)));
        }
    }

    /**
     * The value, if there is one.
     *
     * @throws InvalidField for an absent or empty one
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
