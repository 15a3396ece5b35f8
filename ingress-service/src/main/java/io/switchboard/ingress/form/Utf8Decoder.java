package io.switchboard.ingress.form;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import io.switchboard.ingress.form.MalformedForm.Defect;

/** Text that is the same after it has been bytes. */
final class Utf8Decoder {

    private static final char REPLACEMENT = '\ufffd';

    private Utf8Decoder() {}

    /** Decodes the first bytes. */
    static String decode(byte[] bytes, int length) throws MalformedForm {
        var text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) < 0) {
            return text;
        }
        try {
            // The character was either sent or replaces malformed bytes; a strict decoder tells which.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedForm(Defect.UTF_8);
        }
    }

    /** Replaces unpaired surrogates, which JSON escapes can produce and which cannot be stored, with U+FFFD. */
    static String wellFormed(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text) ? text : replaced(text);
    }

    private static String replaced(String text) {
        var wellFormed = new StringBuilder(text.length());
        text.codePoints()
                .forEach(codePoint -> wellFormed.appendCodePoint(isSurrogate(codePoint) ? REPLACEMENT : codePoint));
        return wellFormed.toString();
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
