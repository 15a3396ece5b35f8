package io.switchboard.emulator.number;

import java.util.concurrent.ThreadLocalRandom;

import io.switchboard.emulator.rest.TwilioError;
import org.jspecify.annotations.Nullable;

/** A number that a purchase asks for, either itself or by its area code. */
record NumberOffer(String address, NumberType type) {

    /**
     * Returns the number that the form asks for.
     *
     * @param wanted the type to which the request's path limits the purchase; any if absent
     * @throws TwilioError when there is no such number to buy
     */
    static NumberOffer of(NumberForm form, @Nullable NumberType wanted) {
        var named = form.field("PhoneNumber");
        var address = named == null ? anyIn(form.field("AreaCode")) : purchasable(named);
        NumberSeries.containing(address).ifPresent(series -> checkNeeds(series, form));
        return new NumberOffer(address, typeOf(address, wanted));
    }

    /**
     * Returns the type of a number. The digits identify a toll-free number; only the seller knows whether another one
     * is mobile.
     */
    private static NumberType typeOf(String address, @Nullable NumberType wanted) {
        var told = NumberSeries.containing(address).map(NumberSeries::type).orElse(NumberType.of(address));
        var isTollFree = told == NumberType.TOLL_FREE;
        if (wanted != null && isTollFree != (wanted == NumberType.TOLL_FREE)) {
            throw TwilioError.badRequest(21421, "PhoneNumber is no %s number: %s".formatted(wanted.label(), address));
        }
        return wanted == null ? told : wanted;
    }

    /**
     * Rejects the numbers that Twilio's test credentials reject, see https://www.twilio.com/docs/iam/test-credentials.
     */
    private static String purchasable(String address) {
        if (address.equals("+15005550001") || !address.matches("\\+[1-9]\\d{6,14}")) {
            throw TwilioError.badRequest(21421, "PhoneNumber is invalid: " + address);
        }
        if (address.equals("+15005550000")) {
            throw notAvailable(address);
        }
        return address;
    }

    /**
     * Rejects a purchase that lacks what the country asks for. Any well-formed address will do, and any bundle but one whose
     * SID ends with {@code 0000}, which is not approved.
     */
    private static void checkNeeds(NumberSeries series, NumberForm form) {
        if (!series.addressRequirements().equals("none") && !isSid("AD", form.field("AddressSid"))) {
            throw TwilioError.badRequest(
                    21631, "Phone Number Requires an Address but the 'AddressSid' parameter was empty.");
        }
        var bundle = form.field("BundleSid");
        if (series.needsBundle()
                && (!isSid("BU", bundle) || String.valueOf(bundle).endsWith("0000"))) {
            throw TwilioError.badRequest(21649, "Bundle required: the bundle is missing or not twilio-approved.");
        }
    }

    private static boolean isSid(String prefix, @Nullable String sid) {
        return sid != null && sid.matches(prefix + "[0-9a-f]{32}");
    }

    static TwilioError notAvailable(String address) {
        return TwilioError.badRequest(21422, "PhoneNumber is not available: " + address);
    }

    private static String anyIn(@Nullable String areaCode) {
        if (areaCode == null || !areaCode.matches("[2-9]\\d\\d")) {
            throw TwilioError.badRequest(21421, "PhoneNumber or AreaCode is required");
        }
        if (areaCode.equals("533")) {
            throw TwilioError.badRequest(21452, "No phone numbers found in area code 533");
        }
        return "+1" + areaCode + "%07d".formatted(ThreadLocalRandom.current().nextInt(2_000_000, 10_000_000));
    }
}
