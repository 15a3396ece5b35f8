package io.switchboard.ingress.form;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import io.switchboard.ingress.form.MalformedForm.Defect;

/** Text that is the same after it has been bytes. */
final class Utf8 {

    private static final char REPLACEMENT = '\ufffd';

    private Utf8() {}

    /** The text that the first bytes are. */
    static String decode(byte[] bytes, int length) throws MalformedForm {
        var text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) < 0) {
            return text;
        }
        try {
            // Either it was sent, or it stands for what was malformed: a new decoder reports that.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedForm(Defect.UTF_8);
        }
    }

    /** The text with U+FFFD for each half of a surrogate pair that JSON's escapes have left alone in it: none can be stored. */
    static String wellFormed(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text) ? text : replaced(text);
    }

    private static String replaced(String text) {
        var wellFormed = new StringBuilder(text.length());
        text.codePoints().forEach(each -> wellFormed.appendCodePoint(isHalf(each) ? REPLACEMENT : each));
        return wellFormed.toString();
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
