package io.switchboard.provisioning.usage.report;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

import io.switchboard.web.ApiProblem;
import org.jspecify.annotations.Nullable;

/** A range of days in UTC, both included. */
public record UsageRange(LocalDate from, LocalDate to) {

    /** Two years with a leap day. */
    static final int MOST_DAYS = 731;

    /**
     * Reads a range of dates; without one, the month up to today.
     *
     * @throws ApiProblem when a text is no date, or the range is empty or too long
     */
    public static UsageRange of(@Nullable String from, @Nullable String to, LocalDate today) {
        var last = to == null ? today : date("to", to);
        var first = from == null ? last.withDayOfMonth(1) : date("from", from);
        if (first.isAfter(last)) {
            throw ApiProblem.invalid("invalid-range", "'from' must not be after 'to'.");
        }
        if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw ApiProblem.invalid(
                    "range-too-long",
                    "A query covers at most %d days, which are two years; ask for one after the other."
                            .formatted(MOST_DAYS));
        }
        return new UsageRange(first, last);
    }

    private static LocalDate date(String name, String text) {
        try {
            var date = LocalDate.parse(text);
            if (date.getYear() > 0 && date.getYear() <= 9999) {
                return date;
            }
        } catch (DateTimeParseException e) {
            // Answered below, as a year that sorts differently as text is.
        }
        throw ApiProblem.invalid("invalid-date", "'" + name + "' must be a date such as 2026-11-21.");
    }
}
