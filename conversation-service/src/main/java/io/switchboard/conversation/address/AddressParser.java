package io.switchboard.conversation.address;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.switchboard.events.Address;
import org.jspecify.annotations.Nullable;

/**
 * Reads an address that a person typed or pasted: a phone number in any usual form and in any digits, a short code, an
 * alphanumeric sender, a SIP address or a client. Names of countries and rules of numbers are Google's libphonenumber's.
 */
public final class AddressParser {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private static final int LONGEST = 128;
    private static final Pattern SHORT_CODE = Pattern.compile("[0-9]{3,8}");
    private static final Pattern ALPHANUMERIC = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9 &+_-]{1,11}");
    private static final Pattern SIP = Pattern.compile("sips?:[^\\s@]+@[^\\s@]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern CLIENT = Pattern.compile("client:\\S+", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHANNEL = Pattern.compile("([a-z]{2,20}):(.+)", Pattern.CASE_INSENSITIVE);
    private static final String TEL = "tel";

    private AddressParser() {}

    /** Returns whether libphonenumber knows this country by its two letters. */
    public static boolean isCountry(String country) {
        return NUMBERS.getSupportedRegions().contains(country.toUpperCase(Locale.ROOT));
    }

    /** The digits of a number in E.164 without its country code. */
    public static Optional<String> nationalDigits(String address) {
        try {
            return Optional.of(NUMBERS.getNationalSignificantNumber(NUMBERS.parse(address, null)));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** The country of a number in E.164. */
    public static Optional<String> country(String address) {
        try {
            return Optional.ofNullable(NUMBERS.getRegionCodeForNumber(NUMBERS.parse(address, null)))
                    .or(() -> countryOfCode(address));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> countryOfCode(String address) {
        try {
            var region = NUMBERS.getRegionCodeForCountryCode(
                    NUMBERS.parse(address, null).getCountryCode());
            return isCountry(region) ? Optional.of(region) : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads the text; empty when it is no address.
     *
     * @param country the country whose way of writing numbers counts for a number without a country code
     */
    public static Optional<ParsedAddress> parse(String text, @Nullable String country) {
        var stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST) {
            return Optional.empty();
        }
        if (SIP.matcher(stripped).matches()) {
            return Optional.of(other(new Address("sip", after(stripped)), AddressKind.SIP));
        }
        if (CLIENT.matcher(stripped).matches()) {
            return Optional.of(other(new Address("client", after(stripped)), AddressKind.CLIENT));
        }
        var prefixed = CHANNEL.matcher(stripped);
        if (prefixed.matches() && !prefixed.group(1).equalsIgnoreCase(TEL)) {
            var channel = prefixed.group(1).toLowerCase(Locale.ROOT);
            return parse(channel, prefixed.group(2).strip(), country);
        }
        return parse(Address.SMS, prefixed.matches() ? prefixed.group(2) : stripped, country);
    }

    private static Optional<ParsedAddress> parse(String channel, String text, @Nullable String country) {
        return number(text, country).map(number -> numbered(channel, number)).or(() -> withoutNumber(channel, text));
    }

    /** A number that could exist; text with letters only where it is a number spelled with a phone's keys. */
    private static Optional<PhoneNumber> number(String text, @Nullable String country) {
        try {
            var number = NUMBERS.parse(text, country == null ? null : country.toUpperCase(Locale.ROOT));
            var isSpelled = text.codePoints().anyMatch(Character::isLetter);
            var isNumber = isSpelled
                    ? NUMBERS.isAlphaNumber(text) && NUMBERS.isValidNumber(number)
                    : NUMBERS.isPossibleNumber(number) && !isShort(text, number);
            return isNumber ? Optional.of(number) : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** Digits that are rather a short code: few of them, without a country code, and no valid number. */
    private static boolean isShort(String text, PhoneNumber number) {
        return SHORT_CODE.matcher(text).matches() && !NUMBERS.isValidNumber(number);
    }

    private static ParsedAddress numbered(String channel, PhoneNumber number) {
        var e164 = NUMBERS.format(number, PhoneNumberFormat.E164);
        var region = NUMBERS.getRegionCodeForNumber(number);
        return new ParsedAddress(
                new Address(channel, e164),
                AddressDisplay.of(number),
                region == null ? countryOfCode(e164).orElse(null) : region,
                AddressKind.of(NUMBERS.getNumberType(number)));
    }

    private static Optional<ParsedAddress> withoutNumber(String channel, String text) {
        if (SHORT_CODE.matcher(text).matches()) {
            return Optional.of(other(new Address(channel, text), AddressKind.SHORT_CODE));
        }
        if (channel.equals(Address.SMS)) {
            return ALPHANUMERIC.matcher(text).matches()
                    ? Optional.of(other(new Address(channel, text), AddressKind.ALPHANUMERIC))
                    : Optional.empty();
        }
        return text.matches("[\\p{Graph}]+")
                ? Optional.of(other(new Address(channel, text), AddressKind.UNKNOWN))
                : Optional.empty();
    }

    private static ParsedAddress other(Address address, AddressKind kind) {
        return new ParsedAddress(address, address.value(), null, kind);
    }

    private static String after(String text) {
        return text.substring(text.indexOf(':') + 1);
    }
}
