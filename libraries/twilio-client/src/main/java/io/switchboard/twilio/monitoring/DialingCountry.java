package io.switchboard.twilio.monitoring;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.twilio.JsonFields;

/**
 * A country that an account's calls may or may not reach.
 *
 * @param isoCode two letters
 * @param codes the prefixes of its numbers, such as {@code +1}
 * @param isEnabled whether calls to its ordinary numbers are permitted
 */
public record DialingCountry(String isoCode, String name, List<String> codes, boolean isEnabled) {

    public DialingCountry {
        codes = List.copyOf(codes);
    }

    static DialingCountry of(JsonNode json) {
        return new DialingCountry(
                JsonFields.text(json, "iso_code"),
                JsonFields.text(json, "name"),
                json.path("country_codes").valueStream().map(JsonNode::asText).toList(),
                json.path("low_risk_numbers_enabled").asBoolean());
    }
}
