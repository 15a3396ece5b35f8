package io.switchboard.mongo.index;

import java.util.regex.Pattern;

/** Masks phone numbers in a text that quotes stored values, except for their last two digits. */
final class MaskedNumbers {

    /** Matches digits after a plus, or standing alone; not those within ids and SIDs. */
    private static final Pattern NUMBER = Pattern.compile("\\+\\d{3,}|(?<![\\p{Alnum}_-])\\d{7,}(?![\\p{Alnum}_-])");

    private static final int SHOWN = 2;

    private MaskedNumbers() {}

    static String in(String text) {
        return NUMBER.matcher(text)
                .replaceAll(match -> "…" + match.group().substring(match.group().length() - SHOWN));
    }
}
