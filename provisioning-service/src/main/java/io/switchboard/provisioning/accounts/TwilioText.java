package io.switchboard.provisioning.accounts;

/**
 * Cleans text that people enter at Twilio, such as a friendly name, so that it can be stored, published and logged: unpaired
 * surrogates and control characters are replaced, and the length is limited.
 */
public final class TwilioText {

    private static final int REPLACEMENT = 0xFFFD;

    private TwilioText() {}

    /** Returns at most {@code maxLength} characters of the text. */
    public static String cleaned(String text, int maxLength) {
        var cleaned = new StringBuilder();
        text.codePoints()
                .limit(maxLength)
                .forEach(character -> cleaned.appendCodePoint(isUnfit(character) ? REPLACEMENT : character));
        return cleaned.toString();
    }

    private static boolean isUnfit(int character) {
        return Character.isISOControl(character)
                || Character.getType(character) == Character.SURROGATE
                || Character.getType(character) == Character.LINE_SEPARATOR
                || Character.getType(character) == Character.PARAGRAPH_SEPARATOR;
    }
}
