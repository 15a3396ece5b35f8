package io.switchboard.ingress.log;

/**
 * Makes text that may contain a sender's or tenant's content, such as the message of an exception, safe for a log line: at most
 * {@value #MAX_LENGTH} characters in one line, with all but the last digits of possible phone numbers masked.
 */
public final class LoggedText {

    private static final int MAX_LENGTH = 200;
    private static final int MIN_NUMBER_LENGTH = 7;
    private static final int UNMASKED_DIGITS = 2;

    private LoggedText() {}

    /** Returns the text in its safe form. */
    public static String of(String text) {
        var shown = new StringBuilder(Math.min(text.length(), MAX_LENGTH) + 1);
        var i = 0;
        while (i < text.length() && shown.length() < MAX_LENGTH) {
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
