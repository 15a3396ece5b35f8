package io.switchboard.conversation.address;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.switchboard.events.Address;

/**
 * Knows the addresses that WhatsApp spells in two ways. Brazilian mobile numbers got a ninth digit, and WhatsApp accounts
 * that are older have kept the number without it; Mexican mobile numbers lost the 1 after the country code, and WhatsApp has
 * kept it. Both spellings reach the same person.
 *
 * @see <a href="https://www.zoko.io/learning-article/whatsapp-id-brazil-mexico">WhatsApp ids of Brazil and Mexico</a>
 * @see <a href="https://waha.devlike.pro/docs/apps/phone-numbers-mexico/">Mexican numbers before and after 2019</a>
 */
public final class AddressSpellings {

    private static final String WHATSAPP = "whatsapp";

    /** Area code, and a mobile number without its ninth digit: those begin with 6 to 9. */
    private static final Pattern SHORT_BRAZILIAN = Pattern.compile("\\+55([1-9]{2})([6-9]\\d{7})");

    private static final Pattern LONG_BRAZILIAN = Pattern.compile("\\+55([1-9]{2})9([6-9]\\d{7})");
    private static final Pattern SHORT_MEXICAN = Pattern.compile("\\+52([2-9]\\d{9})");
    private static final Pattern LONG_MEXICAN = Pattern.compile("\\+521([2-9]\\d{9})");

    private AddressSpellings() {}

    /** Returns the spelling that stands for both: with a Brazilian ninth digit, and without a Mexican 1. */
    public static String canonical(Address address) {
        if (!address.channel().equals(WHATSAPP)) {
            return address.value();
        }
        return replaced(SHORT_BRAZILIAN, address, "+55$19$2")
                .or(() -> replaced(LONG_MEXICAN, address, "+52$1"))
                .orElse(address.value());
    }

    /** Returns the spellings of the address, the given one first. */
    public static List<String> all(Address address) {
        return Stream.concat(Stream.of(address.value()), other(address).stream())
                .toList();
    }

    private static Optional<String> other(Address address) {
        if (!address.channel().equals(WHATSAPP)) {
            return Optional.empty();
        }
        return replaced(SHORT_BRAZILIAN, address, "+55$19$2")
                .or(() -> replaced(LONG_BRAZILIAN, address, "+55$1$2"))
                .or(() -> replaced(LONG_MEXICAN, address, "+52$1"))
                .or(() -> replaced(SHORT_MEXICAN, address, "+521$1"));
    }

    private static Optional<String> replaced(Pattern spelling, Address address, String other) {
        var matcher = spelling.matcher(address.value());
        return matcher.matches() ? Optional.of(matcher.replaceFirst(other)) : Optional.empty();
    }
}
