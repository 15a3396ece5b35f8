package io.switchboard.emulator.message.text;

/** Counts the segments of a text message, in GSM-7 where its alphabet suffices, else in UCS-2. */
public final class SegmentCount {
    private static final String GSM_7 = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String GSM_7_DOUBLE = "^{}\\[~]|€\f";

    private SegmentCount() {}

    public static int of(String body) {
        var septets = 0;
        for (var i = 0; i < body.length(); i++) {
            var c = body.charAt(i);
            if (GSM_7_DOUBLE.indexOf(c) >= 0) {
                septets += 2;
            } else if (GSM_7.indexOf(c) >= 0) {
                septets++;
            } else {
                return parts(body.length(), 70, 67);
            }
        }
        return parts(septets, 160, 153);
    }

    private static int parts(int length, int single, int concatenated) {
        return length <= single ? 1 : Math.ceilDiv(length, concatenated);
    }
}
