package io.switchboard.provisioning.available;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import io.switchboard.twilio.IncomingNumber.Capabilities;
import io.switchboard.twilio.number.AvailableNumber;
import org.jspecify.annotations.Nullable;

/**
 * A number that can be bought, as a tenant sees it.
 *
 * @param price each month; null where Twilio gives none
 * @param needs the fields that the purchase needs besides the number, each with the reason; empty for none
 */
record AvailableNumberView(
        String phoneNumber,
        String friendlyName,
        String country,
        String type,
        @Nullable String locality,
        @Nullable String region,
        List<String> capabilities,
        @Nullable Price price,
        List<Need> needs) {

    /** A price in a currency, each month. */
    record Price(BigDecimal monthly, String currency) {}

    /**
     * Something that the country's rules ask for.
     *
     * @param field the field of the purchase
     * @param detail a sentence for the person who buys
     */
    record Need(String field, String detail) {}

    static AvailableNumberView of(AvailableNumber number, String type, @Nullable Price price, boolean needsBundle) {
        return new AvailableNumberView(
                number.phoneNumber(),
                number.friendlyName(),
                number.country(),
                type,
                number.locality(),
                number.region(),
                capabilities(number.capabilities()),
                price,
                needs(number.addressRequirements(), needsBundle));
    }

    private static List<String> capabilities(Capabilities can) {
        var names = new ArrayList<String>();
        if (can.sms()) {
            names.add("sms");
        }
        if (can.mms()) {
            names.add("mms");
        }
        if (can.voice()) {
            names.add("voice");
        }
        return names;
    }

    private static List<Need> needs(String address, boolean needsBundle) {
        var needs = new ArrayList<Need>();
        switch (address) {
            case "any" -> needs.add(address("anywhere"));
            case "local" -> needs.add(address("in the place of the number"));
            case "foreign" -> needs.add(address("outside the number's country"));
            default -> {}
        }
        if (needsBundle) {
            needs.add(
                    new Need(
                            "bundleSid",
                            "The country's rules ask for documents: Twilio must have approved a regulatory bundle (BU…) first."));
        }
        return needs;
    }

    private static Need address(String where) {
        return new Need(
                "addressSid", "The country's rules ask for an address " + where + ", which Twilio must know (AD…).");
    }
}
