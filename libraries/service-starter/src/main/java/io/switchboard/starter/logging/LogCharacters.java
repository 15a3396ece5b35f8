package io.switchboard.starter.logging;

/** Tells apart the characters that begin and end a number in a log line. */
final class LogCharacters {

    private LogCharacters() {}

    /** Returns whether {@code %3D} or the like ends here. */
    static boolean endsInPercentCode(String text, int end) {
        return end >= 3
                && end <= text.length()
                && text.charAt(end - 3) == '%'
                && Character.digit(text.charAt(end - 2), 16) >= 0
                && Character.digit(text.charAt(end - 1), 16) >= 0;
    }

    static boolean isWordCharacter(char character) {
        return Character.isLetterOrDigit(character) || character == '_';
    }

    static boolean isDigit(char character) {
        return character < 128 ? character >= '0' && character <= '9' : Character.isDigit(character);
    }
}
