package io.switchboard.twilio.number;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.twilio.IncomingNumber.Capabilities;
import io.switchboard.twilio.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * A number that could be bought when Twilio listed it; the purchase may find it taken.
 *
 * @param phoneNumber E.164
 * @param addressRequirements {@code none}, or the addresses that a purchase needs: {@code any}, {@code local} or {@code
 *     foreign}
 * @param beta whether the number is new to Twilio
 */
public record AvailableNumber(
        String phoneNumber,
        String friendlyName,
        String country,
        @Nullable String locality,
        @Nullable String region,
        @Nullable String postalCode,
        String addressRequirements,
        boolean beta,
        Capabilities capabilities) {

    static AvailableNumber of(JsonNode json) {
        return new AvailableNumber(
                JsonFields.text(json, "phone_number"),
                JsonFields.text(json, "friendly_name"),
                JsonFields.text(json, "iso_country"),
                JsonFields.textOrNull(json, "locality"),
                JsonFields.textOrNull(json, "region"),
                JsonFields.textOrNull(json, "postal_code"),
                JsonFields.text(json, "address_requirements"),
                json.path("beta").asBoolean(),
                Capabilities.of(json.path("capabilities")));
    }

    /** Names no digits. */
    @Override
    public String toString() {
        return "AvailableNumber[" + country + "]";
    }
}
