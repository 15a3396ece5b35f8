package io.switchboard.ingress.request;

import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/** Checks whether a sender's text may become an id or be written to the log. */
public final class SafeText {

    private static final int MAX_LENGTH = 64;
    private static final int UNMASKED = 4;
    private static final int SID_LENGTH = 34;

    private SafeText() {}

    /** Returns whether a text has the form of a SID or a status: 1 to 64 letters, digits, {@code -} and {@code _}. */
    public static boolean isWord(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return false;
        }
        for (var i = 0; i < text.length(); i++) {
            if (!isWordCharacter(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether a text is a Twilio SID: two capital letters and 32 hexadecimal digits. */
    public static boolean isSid(String text) {
        return text.length() == SID_LENGTH && isSidAt(text, 0);
    }

    /** Returns whether a SID begins at a position, with any text after it. */
    public static boolean isSidAt(String text, int start) {
        if (start + SID_LENGTH > text.length()
                || !isCapital(text.charAt(start))
                || !isCapital(text.charAt(start + 1))) {
            return false;
        }
        for (var i = start + 2; i < start + SID_LENGTH; i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCapital(char character) {
        return character >= 'A' && character <= 'Z';
    }

    /** Returns the text if it is a word, otherwise {@code ?}. */
    public static String wordOrMark(@Nullable String text) {
        return text != null && isWord(text) ? text : "?";
    }

    /** Returns an address with all but its end masked. */
    public static String masked(String address) {
        var end = address.substring(Math.max((address.length() + 1) / 2, address.length() - UNMASKED));
        return "…" + (isWord(end) ? end : "?");
    }

    private static boolean isWordCharacter(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '-'
                || character == '_';
    }
}
