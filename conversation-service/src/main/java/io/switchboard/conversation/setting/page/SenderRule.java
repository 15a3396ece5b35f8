package io.switchboard.conversation.setting.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.switchboard.conversation.address.AddressParser;
import io.switchboard.web.FieldProblem;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the page {@code sending}: the sender for customers of some countries or with some prefixes.
 *
 * @param channel the only channel of the rule; null for all
 * @param countries ISO 3166-1's two letters
 * @param prefixes beginnings of numbers in E.164, such as {@code +4930}
 * @param from the tenant's address
 */
public record SenderRule(
        @Nullable String channel,
        List<String> countries,
        List<String> prefixes,
        @Nullable String from) {

    private static final Pattern PREFIX = Pattern.compile("\\+[1-9]\\d{0,14}");
    private static final int MOST_VALUES = 300;

    public SenderRule {
        countries = countries == null ? List.of() : List.copyOf(countries);
        prefixes = prefixes == null ? List.of() : List.copyOf(prefixes);
    }

    /** Whether the rule is about this customer. A rule without countries and prefixes is about all of its channel. */
    public boolean isAbout(String theirChannel, String theirAddress) {
        if (channel != null && !channel.equals(theirChannel)) {
            return false;
        }
        if (countries.isEmpty() && prefixes.isEmpty()) {
            return true;
        }
        return prefixes.stream().anyMatch(theirAddress::startsWith)
                || (!countries.isEmpty()
                        && AddressParser.country(theirAddress)
                                .filter(country -> countries.stream().anyMatch(country::equalsIgnoreCase))
                                .isPresent());
    }

    List<FieldProblem> problems(String place) {
        var problems = new ArrayList<FieldProblem>();
        if (channel != null && !SendingPage.isChannel(channel)) {
            problems.add(new FieldProblem(place + ".channel", "the channel must be a word such as sms"));
        }
        if (countries.size() > MOST_VALUES || !countries.stream().allMatch(AddressParser::isCountry)) {
            problems.add(new FieldProblem(place + ".countries", "a country must have its two letters, such as GB"));
        }
        if (prefixes.size() > MOST_VALUES
                || !prefixes.stream().allMatch(prefix -> PREFIX.matcher(prefix).matches())) {
            problems.add(
                    new FieldProblem(place + ".prefixes", "a prefix must be the beginning of a number, such as +4930"));
        }
        if (from == null || !SendingPage.isAddress(from)) {
            problems.add(new FieldProblem(place + ".from", "the sender must be an address such as +15005550006"));
        }
        return problems;
    }
}
