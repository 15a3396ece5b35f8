package io.switchboard.twilio.number;

import java.util.Locale;

import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.TwilioApi;

/**
 * Reads the rules of countries about who may have a number.
 *
 * @see <a href="https://www.twilio.com/docs/phone-numbers/regulatory/api/regulations">Regulations</a>
 */
public final class NumberRegulations {

    private final TwilioApi api;

    public NumberRegulations(TwilioAccount account) {
        this.api = account.api().product("numbers");
    }

    /**
     * Returns whether the purchase of a business needs an approved bundle of documents.
     *
     * @param country two letters, as {@link NumberCountry#code}
     */
    public boolean needsBundle(String country, NumberType type) {
        if (!country.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("Not the code of a country");
        }
        var kind = type.name().toLowerCase(Locale.ROOT).replace('_', '-');
        var query = "EndUserType=business&IsoCountry=" + country + "&NumberType=" + kind + "&PageSize=1";
        return api.find("/v2/RegulatoryCompliance/Regulations?" + query)
                .filter(answer -> !answer.path("results").isEmpty())
                .isPresent();
    }
}
