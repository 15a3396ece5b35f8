package io.switchboard.provisioning.accounts;

/**
 * Text that people write at Twilio, such as a friendly name, made fit to be stored, published and logged: unpaired halves
 * of characters and control characters are replaced, and it has an end.
 */
public final class TwilioText {

    private static final int REPLACEMENT = 0xFFFD;

    private TwilioText() {}

    /** The text with at most this many characters. */
    public static String cleaned(String text, int longest) {
        var cleaned = new StringBuilder();
        text.codePoints().limit(longest).forEach(each -> cleaned.appendCodePoint(isUnfit(each) ? REPLACEMENT : each));
        return cleaned.toString();
    }

    private static boolean isUnfit(int character) {
        return Character.isISOControl(character)
                || Character.getType(character) == Character.SURROGATE
                || Character.getType(character) == Character.LINE_SEPARATOR
                || Character.getType(character) == Character.PARAGRAPH_SEPARATOR;
    }
}
