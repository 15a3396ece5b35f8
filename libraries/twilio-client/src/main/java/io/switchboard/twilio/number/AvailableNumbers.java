package io.switchboard.twilio.number;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.TwilioApi;
import io.switchboard.twilio.failure.TwilioRefused;

/** Searches the numbers that one account can buy. */
public final class AvailableNumbers {

    private static final String ROOT = "/AvailablePhoneNumbers";
    private static final int NOT_FOUND = 404;
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private final TwilioApi api;

    public AvailableNumbers(TwilioAccount account) {
        this.api = account.api();
    }

    /** Returns the countries, each with the types of its numbers. */
    public List<NumberCountry> countries() {
        return api.list(api.accountPath(ROOT + ".json"), "countries", TwilioApi.params(), TwilioApi.LARGEST_PAGE)
                .map(NumberCountry::of)
                .toList();
    }

    /** Returns the country with this code; empty when Twilio sells no numbers there. */
    public Optional<NumberCountry> country(String code) {
        return api.find(api.accountPath(ROOT + "/" + checked(code) + ".json")).map(NumberCountry::of);
    }

    /** Returns the numbers that the search finds; empty without a value when the country has no numbers of that type. */
    public Optional<List<AvailableNumber>> search(NumberSearch search) {
        var path = ROOT + "/" + checked(search.country()) + "/" + search.type().segment() + ".json";
        var params = TwilioApi.params();
        search.filters().forEach((filter, value) -> TwilioApi.add(params, filter.parameter(), value));
        try {
            return Optional.of(api.list(api.accountPath(path), "available_phone_numbers", params, search.limit())
                    .map(AvailableNumber::of)
                    .limit(search.limit())
                    .toList());
        } catch (TwilioRefused e) {
            if (e.httpStatus() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Checks a code, which may come from outside: other text must not lead to another path. */
    private static String checked(String country) {
        if (!COUNTRY.matcher(country).matches()) {
            throw new IllegalArgumentException("Not the code of a country");
        }
        return country;
    }
}
