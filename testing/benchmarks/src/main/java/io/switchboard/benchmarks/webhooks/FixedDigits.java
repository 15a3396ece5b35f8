package io.switchboard.benchmarks.webhooks;

import java.nio.charset.StandardCharsets;

/** Writes numbers as text of a fixed length, without allocation. */
final class FixedDigits {

    static final int HEX_LENGTH = 16;

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

    private FixedDigits() {}

    static void hex(long value, byte[] to, int at) {
        for (var i = 0; i < HEX_LENGTH; i++) {
            to[at + i] = DIGITS[(int) (value >>> (60 - 4 * i)) & 15];
        }
    }

    /** Writes the last digits of a number that is not negative. */
    static void decimal(long value, byte[] to, int at, int length) {
        var rest = value;
        for (var i = at + length - 1; i >= at; i--) {
            to[i] = DIGITS[(int) (rest % 10)];
            rest /= 10;
        }
    }
}
