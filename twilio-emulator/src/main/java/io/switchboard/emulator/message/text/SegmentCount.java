package io.switchboard.emulator.message.text;

import java.util.function.IntUnaryOperator;

/** Counts the segments of a text message, in GSM-7 where its alphabet suffices, else in UCS-2. */
public final class SegmentCount {
    private static final String GSM_7 = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String GSM_7_DOUBLE = "^{}\\[~]|€\f";

    private SegmentCount() {}

    /** The number of segments; no character is split. */
    public static int of(String body) {
        var isGsm = body.codePoints().allMatch(character -> septets(character) > 0);
        return isGsm ? count(body, SegmentCount::septets, 160, 153) : count(body, Character::charCount, 70, 67);
    }

    private static int septets(int character) {
        if (GSM_7_DOUBLE.indexOf(character) >= 0) {
            return 2;
        }
        return GSM_7.indexOf(character) >= 0 ? 1 : 0;
    }

    private static int count(String body, IntUnaryOperator size, int single, int concatenated) {
        if (body.codePoints().map(size).sum() <= single) {
            return 1;
        }
        var segments = 1;
        var used = 0;
        for (var character : body.codePoints().toArray()) {
            var needed = size.applyAsInt(character);
            if (used + needed > concatenated) {
                segments++;
                used = 0;
            }
            used += needed;
        }
        return segments;
    }
}
