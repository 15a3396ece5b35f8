package io.switchboard.provisioning.failedrecord;

import java.time.Instant;
import java.time.format.DateTimeParseException;

import io.switchboard.web.ApiProblem;
import org.jspecify.annotations.Nullable;

/** Reads the times of filters. */
public final class FilterTimes {

    private FilterTimes() {}

    /**
     * Reads a time; null where there is none.
     *
     * @throws ApiProblem when the text is no time
     */
    public static @Nullable Instant read(String field, @Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw ApiProblem.invalid("invalid-time", "'" + field + "' must be a time such as 2026-11-21T09:30:00Z.");
        }
    }
}
