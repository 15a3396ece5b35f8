package io.switchboard.ingress.request;

import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/** What of a sender's text may become an id or be written to the log. */
public final class SafeText {

    private static final int LONGEST = 64;
    private static final int SHOWN = 4;
    private static final int SID = 34;

    private SafeText() {}

    /** Whether it has the form of a SID or a status: letters, digits, {@code -} and {@code _}, 64 at most. */
    public static boolean isWord(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        for (var i = 0; i < text.length(); i++) {
            if (!isWordCharacter(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is one of Twilio's SIDs: two capitals and 32 hexadecimal digits. */
    public static boolean isSid(String text) {
        return text.length() == SID && isSidAt(text, 0);
    }

    /** Whether a SID begins there, whatever follows it. */
    public static boolean isSidAt(String text, int start) {
        if (start + SID > text.length() || !isCapital(text.charAt(start)) || !isCapital(text.charAt(start + 1))) {
            return false;
        }
        for (var i = start + 2; i < start + SID; i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCapital(char character) {
        return character >= 'A' && character <= 'Z';
    }

    /** The text if it is a word; a mark that something else was there, if not. */
    public static String wordOrMark(@Nullable String text) {
        return text != null && isWord(text) ? text : "?";
    }

    /** An address of which only the end can be read. */
    public static String masked(String address) {
        var end = address.substring(Math.max((address.length() + 1) / 2, address.length() - SHOWN));
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
