package io.switchboard.ingress.voice;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The numbers that stand for a caller who hides theirs: networks that have no other way to say so write a word with the
 * letters on a phone's keys, and Twilio puts a {@code +}, or {@code +1}, before it. Nobody can be shown with one of them.
 *
 * @see <a href="https://help.twilio.com/articles/223179988">Why am I getting calls from these strange numbers?</a>
 */
final class HiddenCallers {

    private static final String[] KEYS = {"ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ"};

    private static final Set<String> NUMBERS = Stream.of(
                    "ANONYMOUS", "BLOCKED", "PRIVATE", "RESTRICTED", "UNAVAILABLE", "UNKNOWN")
            .map(HiddenCallers::typed)
            .flatMap(each -> Stream.of("+" + each, "+1" + each))
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
