package io.switchboard.web;

import java.time.Instant;
import java.time.format.DateTimeParseException;

import org.jspecify.annotations.Nullable;

/** Reads times that requests name, in the form of ISO 8601 with a time zone. */
public final class RequestTime {

    private RequestTime() {}

    /**
     * Returns the time.
     *
     * @param name the name of the parameter or field
     * @param text null where it is absent
     * @throws ApiProblem when it is absent or no time
     */
    public static Instant required(String name, @Nullable String text) {
        try {
            return Instant.parse(text == null ? "" : text);
        } catch (DateTimeParseException e) {
            throw ApiProblem.invalid("invalid-time", "'" + name + "' must be a time such as 2026-11-21T09:30:00Z.");
        }
    }

    /**
     * Returns the time; null where it is absent.
     *
     * @throws ApiProblem when it is no time
     */
    public static @Nullable Instant optional(String name, @Nullable String text) {
        return text == null ? null : required(name, text);
    }
}
