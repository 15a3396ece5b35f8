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

    /** The text, unless JSON's escapes have left half of a surrogate pair in it, which could not be written again. */
    static String encodable(String text) throws MalformedForm {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new MalformedForm(Defect.UTF_8);
        }
        return text;
    }
}
