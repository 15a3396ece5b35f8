package io.switchboard.twilio.number;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.twilio.JsonFields;

/**
 * A country whose numbers can be bought.
 *
 * @param code two letters (ISO 3166)
 * @param types the types of numbers that Twilio has there
 */
public record NumberCountry(String code, String name, Set<NumberType> types) {

    public NumberCountry {
        types = Set.copyOf(types);
    }

    static NumberCountry of(JsonNode json) {
        var types = EnumSet.noneOf(NumberType.class);
        json.path("subresource_uris").properties().stream()
                .map(Map.Entry::getKey)
                .forEach(name -> NumberType.named(name).ifPresent(types::add));
        return new NumberCountry(JsonFields.text(json, "country_code"), JsonFields.text(json, "country"), types);
    }
}
