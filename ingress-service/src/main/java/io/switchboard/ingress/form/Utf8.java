package io.switchboard.ingress.form;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import io.switchboard.ingress.form.MalformedForm.Defect;

/** Text that is the same after it has been bytes. */
final class Utf8 {

    private Utf8() {}

    static String decode(ByteBuffer bytes) throws MalformedForm {
        try {
            // A new decoder reports malformed input; the String constructor would replace it.
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
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
