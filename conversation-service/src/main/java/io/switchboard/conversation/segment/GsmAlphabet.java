package io.switchboard.conversation.segment;

import java.util.BitSet;

/**
 * The characters of the GSM 7-bit default alphabet and of its extension table.
 *
 * @see <a href="https://www.twilio.com/docs/glossary/what-is-gsm-7-character-encoding">Twilio's list</a>
 */
final class GsmAlphabet {

    private static final BitSet BASIC = characters("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà");

    /** Each takes two places: an escape comes before it. */
    private static final BitSet EXTENSION = characters("\f^{}\\[~]|€");

    private GsmAlphabet() {}

    private static BitSet characters(String text) {
        var set = new BitSet();
        text.codePoints().forEach(set::set);
        return set;
    }

    /** How many places of seven bits the character takes; 0 where the alphabet does not have it. */
    static int places(int codePoint) {
        if (BASIC.get(codePoint)) {
            return 1;
        }
        return EXTENSION.get(codePoint) ? 2 : 0;
    }
}
