package io.switchboard.emulator.rest;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Generates Twilio's identifiers: two letters and 32 random lower-case hexadecimal digits. */
public final class SidGenerator {
    private SidGenerator() {}

    public static String next(String prefix) {
        return prefix + hex();
    }

    /** Returns 32 random lower-case hexadecimal digits, the shape of an auth token. They are not meant to be secret. */
    public static String hex() {
        var random = ThreadLocalRandom.current();
        var format = HexFormat.of();
        return format.toHexDigits(random.nextLong()) + format.toHexDigits(random.nextLong());
    }
}
