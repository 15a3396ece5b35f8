package io.switchboard.emulator.number;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.switchboard.emulator.rest.TwilioError;
import jakarta.servlet.http.HttpServletRequest;

/**
 * The filters of a search. Filters by distance, rate center, LATA and postal code find nothing: the numbers have no such
 * data.
 */
record AvailableNumberFilter(Map<String, String> parameters, Pattern contains) {
    private static final String KEYS = "22233344455566677778889999";

    static AvailableNumberFilter of(HttpServletRequest request) {
        var parameters = request.getParameterMap().entrySet().stream()
                .filter(parameter -> !parameter.getValue()[0].isEmpty())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, parameter -> parameter.getValue()[0]));
        return new AvailableNumberFilter(parameters, contained(parameters.getOrDefault("Contains", "**")));
    }

    /** Translates {@code Contains}: letters stand for the digits of their keys, {@code *} for any digit. */
    private static Pattern contained(String text) {
        if (!text.matches("[0-9A-Za-z*+]{2,16}")) {
            throw TwilioError.badRequest(21421, "Contains must have 2 to 16 digits, letters or *");
        }
        var regex = text.toLowerCase(Locale.ROOT)
                .chars()
                .mapToObj(c -> c == '*' ? "\\d" : c == '+' ? "\\+" : String.valueOf(digit((char) c)))
                .collect(Collectors.joining());
        return Pattern.compile(regex);
    }

    private static char digit(char key) {
        return Character.isDigit(key) ? key : KEYS.charAt(key - 'a');
    }

    boolean allows(NumberSeries series) {
        var needsAddress = !series.addressRequirements().equals("none");
        return Map.<String, Boolean>of(
                                "SmsEnabled",
                                series.sms(),
                                "MmsEnabled",
                                series.mms(),
                                "VoiceEnabled",
                                true,
                                "FaxEnabled",
                                false,
                                "ExcludeAllAddressRequired",
                                !needsAddress,
                                "ExcludeLocalAddressRequired",
                                !series.addressRequirements().equals("local"),
                                "ExcludeForeignAddressRequired",
                                !series.addressRequirements().equals("foreign"))
                        .entrySet()
                        .stream()
                        .allMatch(flag -> flag.getValue() || !"true".equals(parameters.get(flag.getKey())))
                && matches("AreaCode", series, offered -> offered.prefix().substring(2, 5))
                && matches("InRegion", series, NumberSeries::region)
                && matches("InLocality", series, NumberSeries::locality)
                && matches("InPostalCode", series, offered -> "")
                && matches("InRateCenter", series, offered -> "")
                && matches("InLata", series, offered -> "");
    }

    private boolean matches(String parameter, NumberSeries series, Function<NumberSeries, String> value) {
        var wanted = parameters.get(parameter);
        return wanted == null || wanted.equalsIgnoreCase(value.apply(series));
    }

    boolean allows(String address) {
        return contains.matcher(address).find();
    }
}
