package io.switchboard.ingress.log;

/**
 * A text for the log that may hold what a sender or a tenant wrote, such as the message of an exception. It is cut at
 * {@value #LONGEST} characters, in one line, and shows of each number that is long enough for a phone's the last digits only.
 */
public final class LoggedText {

    private static final int LONGEST = 200;
    private static final int SHORTEST_NUMBER = 7;
    private static final int SHOWN = 2;

    private LoggedText() {}

    public static String of(String text) {
        var shown = new StringBuilder(Math.min(text.length(), LONGEST) + 1);
        var i = 0;
        while (i < text.length() && shown.length() < LONGEST) {
            var digits = digitsAt(text, i);
            if (digits >= SHORTEST_NUMBER) {
                shown.append('…').append(text, i + digits - SHOWN, i + digits);
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

    /** Nothing that moves the cursor, turns the direction of writing, or is half a character. */
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
