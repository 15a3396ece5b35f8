package io.switchboard.starter.logging;

import static io.switchboard.starter.logging.LogCharacters.endsInPercentCode;
import static io.switchboard.starter.logging.LogCharacters.isDigit;
import static io.switchboard.starter.logging.LogCharacters.isWordCharacter;

/**
 * Finds phone numbers in the text of a log line. A run of digits counts as a phone number when it has 7 to 15 of them and
 * follows a plus sign, in whatever encoding; or follows a name such as {@code from=}; or is written as people write one,
 * {@code (500) 555-0006}. Other runs are offsets, times, ports and parts of ids.
 */
final class PhoneNumberFinder {

    /** The fewest digits of a number. */
    static final int FEWEST = 7;

    private static final int MOST = 15;
    private static final int COMPLETE = 10;

    /** The forms of a plus sign in a URL, in a URL within a URL, in JSON and in HTML. */
    private static final String[] PLUS = {"+", "\uFF0B", "%2b", "%252b", "\\u002b", "&#43;", "&#x2b;", "&plus;"};

    private PhoneNumberFinder() {}

    /**
     * Returns the end of the number that begins here; the same position when none does.
     *
     * @param key the name of the value that the text is; empty for none
     */
    static int numberEnd(String text, int start, String key) {
        if (isAfterPlus(text, start)) {
            return separatedEnd(text, start);
        }
        if (start > 0 && isWordCharacter(text.charAt(start - 1)) && !endsInPercentCode(text, start)) {
            return start;
        }
        var end = digitsEnd(text, start);
        if (end - start >= FEWEST
                && end - start <= MOST
                && isEndOfWord(text, end)
                && NumberName.isBefore(text, start, key)) {
            return end;
        }
        return nationalEnd(text, start);
    }

    /** Returns the end of up to 15 digits with single separators between them; the start when they are too few. */
    private static int separatedEnd(String text, int start) {
        var digits = 0;
        var end = start;
        var i = start;
        while (i < text.length() && digits < MOST) {
            if (isDigit(text.charAt(i))) {
                digits++;
                end = ++i;
            } else if (digits < COMPLETE && separators(text, i) > 0) {
                i += separators(text, i);
            } else {
                break;
            }
        }
        return digits >= FEWEST ? end : start;
    }

    /** Returns the number of separators between two digits: a space, {@code ") "}, {@code " ("} and the like. */
    private static int separators(String text, int at) {
        var count = 0;
        while (count < 3 && at + count < text.length() && " ().-/\u00A0".indexOf(text.charAt(at + count)) >= 0) {
            count++;
        }
        return at + count < text.length() && isDigit(text.charAt(at + count)) ? count : 0;
    }

    /** {@code 500-555-0006}, {@code (500) 555 0006} and with {@code 1} in front. */
    private static int nationalEnd(String text, int start) {
        if (start > 0 && text.charAt(start - 1) == '-') {
            return start;
        }
        var i = start;
        if (digitsEnd(text, i) == i + 1 && separators(text, i + 1) > 0) {
            i += 1 + separators(text, i + 1);
        }
        if (i < text.length() && text.charAt(i) == '(') {
            i++;
        }
        var area = digitsEnd(text, i);
        var exchange = area + separators(text, area);
        var exchangeEnd = digitsEnd(text, exchange);
        var line = exchangeEnd + separators(text, exchangeEnd);
        var end = digitsEnd(text, line);
        var isNumber = area - i == 3
                && exchange > area
                && exchangeEnd - exchange == 3
                && line > exchangeEnd
                && end - line == 4
                && isEndOfWord(text, end)
                && (end == text.length() || text.charAt(end) != '-');
        return isNumber ? end : start;
    }

    private static boolean isAfterPlus(String text, int start) {
        // A space or two may follow it, and a bracket.
        var before = start;
        while (before > 0 && start - before < 2 && " (".indexOf(text.charAt(before - 1)) >= 0) {
            before--;
        }
        for (var plus : PLUS) {
            if (text.regionMatches(true, before - plus.length(), plus, 0, plus.length())) {
                return true;
            }
        }
        return false;
    }

    private static int digitsEnd(String text, int start) {
        var end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isEndOfWord(String text, int end) {
        return end >= text.length() || !isWordCharacter(text.charAt(end));
    }
}
