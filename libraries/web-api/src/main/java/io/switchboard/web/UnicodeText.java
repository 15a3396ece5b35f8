package io.switchboard.web;

/**
 * Checks and repairs text so that every MongoDB stores it and every JSON reader reads it. An unpaired surrogate is no
 * character: some databases refuse it, and the others return something else than was stored.
 */
public final class UnicodeText {

    private static final char REPLACEMENT = '\ufffd';

    private UnicodeText() {}

    /** Returns whether the text has no unpaired surrogate. */
    public static boolean isWellFormed(String text) {
        return firstLoneSurrogate(text, 0) < 0;
    }

    /** The text with U+FFFD in place of each unpaired surrogate. */
    public static String wellFormed(String text) {
        var lone = firstLoneSurrogate(text, 0);
        if (lone < 0) {
            return text;
        }
        var chars = text.toCharArray();
        while (lone >= 0) {
            chars[lone] = REPLACEMENT;
            lone = firstLoneSurrogate(text, lone + 1);
        }
        return new String(chars);
    }

    /** The text, made well-formed, up to this many characters; a text that was cut ends with an ellipsis. */
    public static String bounded(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? wellFormed(text)
                : first(wellFormed(text), longest - 1) + "…";
    }

    /** The first characters of the text, at most this many. */
    public static String first(String text, int most) {
        return text.substring(0, text.offsetByCodePoints(0, Math.min(most, text.codePointCount(0, text.length()))));
    }

    private static int firstLoneSurrogate(String text, int from) {
        for (var i = from; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    i++;
                } else {
                    return i;
                }
            }
        }
        return -1;
    }
}
