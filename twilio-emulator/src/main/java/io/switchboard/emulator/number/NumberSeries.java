package io.switchboard.emulator.number;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A series of numbers for sale: a prefix followed by four digits.
 *
 * @param country two letters
 * @param locality empty for numbers without a place, as is {@code region}
 * @param addressRequirements none, any, local or foreign
 * @param needsBundle whether a purchase needs an approved bundle of documents
 */
record NumberSeries(
        String country,
        NumberType type,
        String prefix,
        String locality,
        String region,
        String addressRequirements,
        boolean needsBundle,
        boolean sms,
        boolean mms) {

    /** The countries with numbers for sale, by code. */
    static final Map<String, String> COUNTRIES = Map.of(
            "US", "United States",
            "CA", "Canada",
            "GB", "United Kingdom",
            "DE", "Germany",
            "DK", "Denmark",
            "AU", "Australia");

    private static final int LENGTH = 10_000;

    private static final List<NumberSeries> ALL = List.of(
            free("US", NumberType.LOCAL, "+1415555", "San Francisco", "CA"),
            free("US", NumberType.LOCAL, "+1212555", "New York", "NY"),
            free("US", NumberType.LOCAL, "+1312555", "Chicago", "IL"),
            free("US", NumberType.LOCAL, "+1206555", "Seattle", "WA"),
            free("US", NumberType.TOLL_FREE, "+1888555", "", ""),
            free("US", NumberType.TOLL_FREE, "+1833555", "", ""),
            free("CA", NumberType.LOCAL, "+1416555", "Toronto", "ON"),
            free("CA", NumberType.LOCAL, "+1604555", "Vancouver", "BC"),
            new NumberSeries("GB", NumberType.LOCAL, "+44207946", "London", "", "none", false, false, false),
            new NumberSeries("GB", NumberType.MOBILE, "+44770090", "", "", "none", false, true, false),
            new NumberSeries("DE", NumberType.LOCAL, "+49301234", "Berlin", "", "local", true, false, false),
            new NumberSeries("DE", NumberType.MOBILE, "+49157350", "", "", "none", true, true, false),
            new NumberSeries("DK", NumberType.MOBILE, "+459010", "", "", "foreign", false, true, false),
            new NumberSeries("AU", NumberType.LOCAL, "+61298765", "Sydney", "NSW", "any", false, false, false));

    private static NumberSeries free(String country, NumberType type, String prefix, String locality, String region) {
        return new NumberSeries(country, type, prefix, locality, region, "none", false, true, true);
    }

    static Stream<NumberSeries> of(String country) {
        return ALL.stream().filter(series -> series.country.equals(country));
    }

    /** Returns the series that the number is in; numbers outside all series are for sale as well, without any need. */
    static Optional<NumberSeries> containing(String address) {
        return ALL.stream()
                .filter(series -> address.startsWith(series.prefix) && address.length() == series.prefix.length() + 4)
                .findFirst();
    }

    /** Returns the numbers of the series in their order. */
    Stream<String> addresses() {
        return IntStream.range(0, LENGTH).mapToObj(number -> prefix + "%04d".formatted(number));
    }

    /** Returns the numbers that are not taken. */
    Stream<String> addressesExcept(Predicate<String> taken) {
        return addresses().filter(taken.negate());
    }

    /** Returns the name of the type in the last segment of the list's path, as {@code TollFree}. */
    static String segment(NumberType type) {
        return switch (type) {
            case LOCAL -> "Local";
            case MOBILE -> "Mobile";
            case TOLL_FREE -> "TollFree";
        };
    }

    /** Returns the name of the type with this character between its words, as {@code toll_free}. */
    static String words(NumberType type, char between) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', between);
    }

    Map<String, Boolean> capabilities() {
        return Map.of("voice", true, "sms", sms, "mms", mms, "fax", false);
    }
}
