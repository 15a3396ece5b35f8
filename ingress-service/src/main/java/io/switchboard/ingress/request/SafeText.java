package io.switchboard.ingress.request;

import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/** Decides which texts of a sender may become ids, and makes others safe for the log. */
public final class SafeText {

    private static final int MAX_LENGTH = 64;
    private static final int UNMASKED = 4;
    private static final int SID_LENGTH = 34;
    private static final int MAX_LOGGED_LENGTH = 200;
    private static final int MIN_NUMBER_LENGTH = 7;
    private static final int UNMASKED_DIGITS = 2;

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

    /**
     * Returns a text that may contain a sender's or tenant's content, such as the message of an exception, in a form that is
     * safe for a log line: at most {@value #MAX_LOGGED_LENGTH} characters in one line, with all but the last digits of
     * possible phone numbers masked.
     */
    public static String logged(String text) {
        var shown = new StringBuilder(Math.min(text.length(), MAX_LOGGED_LENGTH) + 1);
        var i = 0;
        while (i < text.length() && shown.length() < MAX_LOGGED_LENGTH) {
            var digits = digitsAt(text, i);
            if (digits >= MIN_NUMBER_LENGTH) {
                shown.append('…').append(text, i + digits - UNMASKED_DIGITS, i + digits);
            } else if (digits > 0) {
                shown.append(text, i, i + digits);
            } else {
                shown.append(isShown(text.charAt(i)) ? text.charAt(i) : '?');
            }
            i += Math.max(1, digits);
        }
        return i < text.length() ? shown.append('…').toString() : shown.toString();
    }

    private static int digitsAt(String text, int start) {
        var end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end - start;
    }

    /** Excludes characters that move the cursor or change the direction of text, and unpaired surrogates. */
    private static boolean isShown(char character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
