package io.switchboard.conversation.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.switchboard.conversation.address.AddressParser;
import io.switchboard.conversation.search.SearchWords.PlacedWord;
import org.jspecify.annotations.Nullable;

/**
 * Makes addresses findable by the digits that people remember: with or without country code, by their beginning or by their
 * last digits.
 */
final class AddressWords {

    private static final int SHORTEST = 4;
    private static final int SEVEN = 7;
    private static final Pattern NUMBER = Pattern.compile("[+(]?[0-9][0-9 ()./-]*[0-9]");

    private AddressWords() {}

    /** The words of a stored address. */
    static List<String> of(String address) {
        var words = new LinkedHashSet<>(SearchWords.of(address));
        var digits = digits(address);
        if (address.startsWith("+") && digits.length() > SEVEN) {
            words.add(digits);
            AddressParser.nationalDigits(address).ifPresent(words::add);
            words.add(digits.substring(digits.length() - SEVEN));
            words.add(digits.substring(digits.length() - SHORTEST));
        }
        return List.copyOf(words);
    }

    /**
     * The words of which an address must have one that has the digits of the query; empty unless the query consists of
     * digits and the signs between them only.
     *
     * @param country the country whose way of writing numbers counts for a number without a country code
     */
    static List<String> ofQuery(String query, @Nullable String country) {
        if (!isNumber(query)) {
            return List.of();
        }
        var digits = digits(query);
        if (digits.length() < SHORTEST) {
            return List.of();
        }
        var words = new LinkedHashSet<String>();
        AddressParser.parse(query, country)
                .map(parsed -> digits(parsed.address().value()))
                .ifPresent(words::add);
        words.add(digits);
        words.add(digits.replaceFirst("^0+", ""));
        words.remove("");
        return List.copyOf(words);
    }

    /** The phone numbers in a text that have the digits of the query; none unless it is written as a phone number. */
    static List<PlacedWord> placed(String text, String query) {
        var digits = isNumber(query) ? digits(query).replaceFirst("^0+", "") : "";
        return digits.isEmpty()
                ? List.of()
                : NUMBER.matcher(text)
                        .results()
                        .map(number -> new PlacedWord(digits(number.group()), number.start(), number.end()))
                        .filter(number -> number.word().contains(digits))
                        .toList();
    }

    private static boolean isNumber(String query) {
        return query.strip().matches("[+(]?[0-9][0-9 ()./+-]*");
    }

    private static String digits(String text) {
        return text.codePoints()
                .filter(Character::isDigit)
                .mapToObj(digit -> String.valueOf(Character.digit(digit, 10)))
                .collect(Collectors.joining());
    }
}
