package io.switchboard.events.twilio;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Knows the addresses that stand for a caller who hides the own number: words, and numbers. Some networks spell a word with
 * the letters on a phone's keys, and Twilio puts {@code +} or {@code +1} before it. Such a number cannot be a caller id, and
 * its callers are not one person.
 *
 * @see <a href="https://help.twilio.com/articles/223179988">Why am I getting calls from these strange numbers?</a>
 */
public final class HiddenCallers {

    private static final String[] KEYS = {"ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ"};

    private static final Set<String> WORDS =
            Set.of("ANONYMOUS", "BLOCKED", "PRIVATE", "RESTRICTED", "UNAVAILABLE", "UNKNOWN");

    private static final Set<String> NUMBERS = WORDS.stream()
            .map(HiddenCallers::typed)
            .flatMap(digits -> Stream.of("+" + digits, "+1" + digits))
            .collect(Collectors.toUnmodifiableSet());

    private HiddenCallers() {}

    /** Returns whether callers with this address are hidden; an address without any character is one. */
    public static boolean include(String address) {
        var text = address.strip();
        return text.isEmpty() || NUMBERS.contains(text) || WORDS.contains(text.toUpperCase(Locale.ROOT));
    }

    private static String typed(String word) {
        return word.chars().mapToObj(HiddenCallers::key).collect(Collectors.joining());
    }

    private static String key(int letter) {
        var key = 0;
        while (KEYS[key].indexOf(letter) < 0) {
            key++;
        }
        return Integer.toString(key + 2);
    }
}
