package io.switchboard.voiceplan;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Validates the fields of plans and schedules, and applies their defaults. */
final class PlanFields {

    private PlanFields() {}

    static <T> T require(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("'" + name + "' is missing");
        }
        return value;
    }

    /** Returns an immutable list, empty where it is absent. */
    static <T> List<T> list(String name, @Nullable List<T> values) {
        if (values == null) {
            return List.of();
        }
        values.forEach(value -> require("an entry of " + name, value));
        return List.copyOf(values);
    }

    static int within(String name, @Nullable Integer value, int usual, int least, int most) {
        var number = value == null ? usual : value;
        if (number < least || number > most) {
            throw new IllegalArgumentException("'" + name + "' must be from " + least + " to " + most);
        }
        return number;
    }
}
