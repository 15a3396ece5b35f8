package io.switchboard.ingress.voice;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Knows the numbers that stand for a caller who hides the own number. Some networks spell a word with the letters on a phone's
 * keys, and Twilio puts {@code +} or {@code +1} before it. Such a number cannot be a caller id.
 *
 * @see <a href="https://help.twilio.com/articles/223179988">Why am I getting calls from these strange numbers?</a>
 */
final class HiddenCallers {

    private static final String[] KEYS = {"ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ"};

    private static final Set<String> NUMBERS = Stream.of(
                    "ANONYMOUS", "BLOCKED", "PRIVATE", "RESTRICTED", "UNAVAILABLE", "UNKNOWN")
            .map(HiddenCallers::typed)
            .flatMap(digits -> Stream.of("+" + digits, "+1" + digits))
            .collect(Collectors.toUnmodifiableSet());

    private HiddenCallers() {}

    static boolean include(String number) {
        return NUMBERS.contains(number);
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
