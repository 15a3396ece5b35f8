package io.switchboard.conversation.storage;

import java.util.regex.Pattern;

/** Masks phone numbers in a text that quotes stored values, up to their last two digits. */
final class MaskedNumbers {

    /** With a plus, or alone: the digits within ids and SIDs are not meant. */
    private static final Pattern NUMBER = Pattern.compile("\\+\\d{3,}|(?<![\\p{Alnum}_-])\\d{7,}(?![\\p{Alnum}_-])");

    private static final int SHOWN = 2;

    private MaskedNumbers() {}

    static String in(String text) {
        return NUMBER.matcher(text)
                .replaceAll(found -> "…" + found.group().substring(found.group().length() - SHOWN));
    }
}
