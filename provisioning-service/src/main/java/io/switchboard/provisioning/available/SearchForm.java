package io.switchboard.provisioning.available;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.switchboard.twilio.number.NumberFilter;
import io.switchboard.twilio.number.NumberType;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.FieldProblem;
import org.jspecify.annotations.Nullable;

/**
 * What a client searches for, as it sends it.
 *
 * @param country two letters (ISO 3166); {@code US} if absent
 * @param type {@code local}, {@code tollFree}, {@code mobile} …; local if absent
 * @param contains 2 to 16 digits or letters; {@code *} stands for any one of them
 */
public record SearchForm(
        @Nullable String country,
        @Nullable String type,
        @Nullable String areaCode,
        @Nullable String contains,
        @Nullable String locality,
        @Nullable String region,
        @Nullable Boolean sms,
        @Nullable Boolean mms,
        @Nullable Boolean voice) {

    private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");
    private static final Pattern AREA_CODE = Pattern.compile("[2-9][0-9]{2}");
    private static final Pattern CONTAINS = Pattern.compile("[0-9A-Za-z*+]{2,16}");
    private static final Pattern PLACE = Pattern.compile("[\\p{L}0-9 .'-]{1,64}");

    /**
     * A search that Twilio understands.
     *
     * @param country in capitals
     */
    public record ValidSearch(String country, NumberType type, Map<NumberFilter, String> filters) {}

    /**
     * Checks all fields.
     *
     * @param prefix the path of the form's fields in the request, such as {@code search.}; empty for none
     * @throws ApiProblem naming each field that is wrong
     */
    public ValidSearch validated(String prefix) {
        var problems = new ArrayList<FieldProblem>();
        check(problems, prefix + "country", country, COUNTRY, "a country has two letters, such as US");
        check(problems, prefix + "areaCode", areaCode, AREA_CODE, "an area code has three digits, such as 415");
        check(problems, prefix + "contains", contains, CONTAINS, "2 to 16 digits, letters or '*' for any one of them");
        check(problems, prefix + "locality", locality, PLACE, "the name of a place");
        check(problems, prefix + "region", region, PLACE, "the name of a region, such as CA");
        var wanted = type == null ? "local" : type;
        var known = NumberType.named(wanted).filter(found -> name(found).equals(wanted));
        if (known.isEmpty()) {
            problems.add(new FieldProblem(prefix + "type", "the types are " + types()));
        }
        if (!problems.isEmpty()) {
            throw ApiProblem.invalidFields("invalid-number-search", problems);
        }
        return new ValidSearch(
                country == null ? "US" : country.toUpperCase(Locale.ROOT), known.orElseThrow(), filters());
    }

    private static void check(
            List<FieldProblem> problems, String field, @Nullable String value, Pattern form, String expected) {
        if (value != null && !form.matcher(value).matches()) {
            problems.add(new FieldProblem(field, "this must be " + expected));
        }
    }

    private Map<NumberFilter, String> filters() {
        var filters = new EnumMap<NumberFilter, String>(NumberFilter.class);
        add(filters, NumberFilter.AREA_CODE, areaCode);
        add(filters, NumberFilter.CONTAINS, contains);
        add(filters, NumberFilter.IN_LOCALITY, locality);
        add(filters, NumberFilter.IN_REGION, region);
        add(filters, NumberFilter.SMS_ENABLED, Boolean.TRUE.equals(sms) ? "true" : null);
        add(filters, NumberFilter.MMS_ENABLED, Boolean.TRUE.equals(mms) ? "true" : null);
        add(filters, NumberFilter.VOICE_ENABLED, Boolean.TRUE.equals(voice) ? "true" : null);
        return filters;
    }

    private static void add(Map<NumberFilter, String> filters, NumberFilter filter, @Nullable String value) {
        if (value != null) {
            filters.put(filter, value);
        }
    }

    /** The name of a type in the API: {@code tollFree}. */
    static String name(NumberType type) {
        var words = type.name().toLowerCase(Locale.ROOT).split("_");
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .collect(Collectors.joining());
    }

    private static String types() {
        return Arrays.stream(NumberType.values()).map(SearchForm::name).collect(Collectors.joining(", "));
    }
}
