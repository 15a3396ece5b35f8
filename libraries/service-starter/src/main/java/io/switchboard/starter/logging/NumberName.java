package io.switchboard.starter.logging;

import java.util.Locale;
import java.util.Set;

import static io.switchboard.starter.logging.LogCharacters.endsInPercentCode;
import static io.switchboard.starter.logging.LogCharacters.isWordCharacter;

/** Recognises names whose values are phone numbers, such as {@code from=}, before a run of digits. */
final class NumberName {

    /** The endings of names whose values are numbers: Twilio's parameters, keys of log lines, our fields. */
    private static final Set<String> NAMES = Set.of(
            "from",
            "to",
            "caller",
            "called",
            "number",
            "phone",
            "waid",
            "address",
            "mobile",
            "msisdn",
            "tel",
            "whatsapp",
            "sms",
            "rcs",
            "author");

    private static final int LONGEST_NAME = 24;

    private NumberName() {}

    /** Returns whether a name such as {@code from}, and a sign that its value follows, are right before. */
    static boolean isBefore(String text, int start, String key) {
        var end = start;
        while (end > 0 && start - end < 8 && isBetween(text, end)) {
            end -= endsInPercentCode(text, end) ? 3 : 1;
        }
        if (end <= 0) {
            return isName(key);
        }
        if (end == start || text.substring(end, start).isBlank()) {
            return false;
        }
        var begin = end;
        while (begin > 0 && end - begin < LONGEST_NAME && isWordCharacter(text.charAt(begin - 1))) {
            begin--;
        }
        return isName(text.substring(begin, end));
    }

    private static boolean isBetween(String text, int end) {
        return " =:'\"\\[".indexOf(text.charAt(end - 1)) >= 0 || endsInPercentCode(text, end);
    }

    private static boolean isName(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return NAMES.stream().anyMatch(lower::endsWith);
    }
}
