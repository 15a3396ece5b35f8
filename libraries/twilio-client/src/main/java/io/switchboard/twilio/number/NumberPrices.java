package io.switchboard.twilio.number;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.twilio.JsonFields;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.TwilioApi;

/**
 * Reads the prices that one account pays for numbers each month.
 *
 * @see <a href="https://www.twilio.com/docs/phone-numbers/pricing">Pricing of phone numbers</a>
 */
public final class NumberPrices {

    private final TwilioApi api;

    public NumberPrices(TwilioAccount account) {
        this.api = account.api().product("pricing");
    }

    /**
     * The prices of a country.
     *
     * @param currency as Twilio writes it: {@code USD}
     * @param monthly the account's price by type; a type may be absent
     */
    public record CountryPrices(String currency, Map<NumberType, BigDecimal> monthly) {

        public CountryPrices {
            monthly = Map.copyOf(monthly);
        }

        private static CountryPrices of(JsonNode json) {
            var monthly = new EnumMap<NumberType, BigDecimal>(NumberType.class);
            json.path("phone_number_prices")
                    .valueStream()
                    .forEach(price -> NumberType.named(JsonFields.text(price, "number_type"))
                            .ifPresent(type -> amount(price).ifPresent(amount -> monthly.put(type, amount))));
            return new CountryPrices(JsonFields.text(json, "price_unit"), monthly);
        }

        private static Optional<BigDecimal> amount(JsonNode price) {
            var text = JsonFields.text(price, "current_price");
            return text.matches("\\d{1,9}(\\.\\d{1,9})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
        }
    }

    /**
     * Returns the prices of a country; empty where Twilio has none.
     *
     * @param country two letters, as {@link NumberCountry#code}
     */
    public Optional<CountryPrices> of(String country) {
        if (!country.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("Not the code of a country");
        }
        return api.find("/v1/PhoneNumbers/Countries/" + country).map(CountryPrices::of);
    }
}
