package io.switchboard.twilio.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.twilio.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * The price of a message, a call or a recording. Twilio sets it some time after the end, up to a day later for calls.
 *
 * @param amount a decimal number, as Twilio writes it: negative is paid to Twilio
 * @param currency by ISO 4217
 */
public record TwilioPrice(String amount, String currency) {

    /** The price of the resource; null while Twilio has none. */
    static @Nullable TwilioPrice of(JsonNode json) {
        var amount = JsonFields.text(json, "price");
        var currency = JsonFields.text(json, "price_unit");
        return amount.isEmpty() || currency.isEmpty() ? null : new TwilioPrice(amount, currency);
    }
}
