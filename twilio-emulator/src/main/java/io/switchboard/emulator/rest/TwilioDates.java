package io.switchboard.emulator.rest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** Formats dates as the 2010 API does, by RFC 2822 with two-digit days: {@code Thu, 24 Aug 2023 05:01:45 +0000}. */
public final class TwilioDates {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private TwilioDates() {}

    public static String format(Instant time) {
        return FORMAT.format(time);
    }

    public static @Nullable String formatIfPresent(@Nullable Instant time) {
        return time == null ? null : format(time);
    }
}
