package io.switchboard.emulator.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** Formats and parses dates as the 2010 API does, by RFC 2822 with two-digit days: {@code Thu, 24 Aug 2023 05:01:45 +0000}. */
public final class TwilioDates {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private TwilioDates() {}

    public static String format(Instant time) {
        return FORMAT.format(time);
    }

    /**
     * Parses the value of a filter, a day or a time in UTC.
     *
     * @throws TwilioError if it is neither
     */
    public static Instant parseFilter(String text) {
        try {
            if (text.length() <= "2026-01-31".length()) {
                return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            return DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from)
                            instanceof OffsetDateTime time
                    ? time.toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw TwilioError.badRequest(20001, "Not a date: " + text);
        }
    }

    public static @Nullable String formatIfPresent(@Nullable Instant time) {
        return time == null ? null : format(time);
    }
}
