package io.switchboard.starter.logging;

import java.util.Locale;

import static io.switchboard.starter.logging.LogCharacters.endsInPercentCode;
import static io.switchboard.starter.logging.LogCharacters.isDigit;
import static io.switchboard.starter.logging.LogCharacters.isWordCharacter;
import static io.switchboard.starter.logging.PhoneNumberFinder.numberEnd;

/**
 * Cleans a text from outside for a log line: it cannot end the line or change how the line is shown, its length is bounded,
 * and phone numbers show their last four digits only.
 */
final class LoggedText {

    private static final int SHOWN = 4;

    private LoggedText() {}

    /** Returns the text as it may be logged, the same object if it needs no change. */
    static String of(String text, int most) {
        return isFit(text, most) ? text : cleaned(text, most, "");
    }

    /** Returns the value of a key as it may be logged; the key may tell that the value is a number. */
    static String of(String key, String text, int most) {
        return isFit(text, most) ? text : cleaned(text, most, key);
    }

    /** Checks quickly for the most frequent texts: short, without hostile characters or enough digits for a number. */
    static boolean isFit(String text, int most) {
        if (text.length() > most) {
            return false;
        }
        var digits = 0;
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (character >= '0' && character <= '9') {
                if (++digits == PhoneNumberFinder.FEWEST) {
                    return false;
                }
            } else if (character < ' ' || (character > '~' && (!isShown(character) || isDigit(character)))) {
                return false;
            } else if (isWordCharacter(character)) {
                digits = 0;
            }
        }
        return true;
    }

    private static String cleaned(String text, int most, String key) {
        var length = text.length() > most ? most : text.length();
        var cleaned = new StringBuilder(length + 16);
        var i = 0;
        while (i < length) {
            var character = text.charAt(i);
            var end = isDigit(character) || character == '(' ? numberEnd(text, i, key) : i;
            if (end > i) {
                mask(text, i, end, cleaned);
                i = end;
            } else if (isDigit(character)) {
                // The rest of the run is no number either.
                while (i < length && isDigit(text.charAt(i))) {
                    cleaned.append(text.charAt(i++));
                }
            } else if (endsInPercentCode(text, i + 3)) {
                // Its digits are no part of a number that follows.
                cleaned.append(text, i, i + 3);
                i += 3;
            } else {
                i += append(text, i, cleaned);
            }
        }
        if (i < text.length()) {
            cleaned.append("… (").append(text.length() - i).append(" more)");
        }
        return cleaned.toString();
    }

    private static void mask(String text, int start, int end, StringBuilder cleaned) {
        var shown = new StringBuilder();
        for (var i = end - 1; i >= start && shown.length() < SHOWN; i--) {
            if (isDigit(text.charAt(i))) {
                shown.append(text.charAt(i));
            }
        }
        cleaned.append('…').append(shown.reverse());
    }

    /** Appends the character at this position in a visible, harmless form; returns how many chars it took. */
    private static int append(String text, int at, StringBuilder cleaned) {
        var character = text.charAt(at);
        if (Character.isHighSurrogate(character)
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1))) {
            return appendPair(text.codePointAt(at), cleaned);
        }
        switch (character) {
            case '\n' -> cleaned.append("\\n");
            case '\r' -> cleaned.append("\\r");
            case '\t' -> cleaned.append("\\t");
            default -> {
                if (isShown(character)) {
                    cleaned.append(character);
                } else {
                    cleaned.append("\\u").append(String.format(Locale.ROOT, "%04x", (int) character));
                }
            }
        }
        return 1;
    }

    private static int appendPair(int codePoint, StringBuilder cleaned) {
        if (isShown(codePoint)) {
            cleaned.appendCodePoint(codePoint);
        } else {
            cleaned.append("\\u{").append(Integer.toHexString(codePoint)).append('}');
        }
        return 2;
    }

    /** Rejects control characters, line separators, characters that change the text direction, and lone surrogates. */
    private static boolean isShown(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            // Emoji are joined by it.
            case Character.FORMAT -> codePoint == '\u200D';
            default -> true;
        };
    }
}
