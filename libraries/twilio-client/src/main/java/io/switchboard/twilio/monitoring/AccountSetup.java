package io.switchboard.twilio.monitoring;

import java.util.List;
import java.util.stream.Stream;

import io.switchboard.twilio.JsonFields;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.TwilioApi;

/**
 * Reads the settings of one account that decide which messages and calls get through. All belong to products other than the
 * 2010 API, which a main account's credentials do not reach for a subaccount.
 */
public final class AccountSetup {

    private static final String COUNTRIES = "https://voice.twilio.com/v1/DialingPermissions/Countries";
    private static final String BRANDS = "https://messaging.twilio.com/v1/a2p/BrandRegistrations";
    private static final String VERIFICATIONS = "https://messaging.twilio.com/v1/Tollfree/Verifications";
    private static final String ADDRESSES = "https://conversations.twilio.com/v1/Configuration/Addresses";

    private final TwilioApi api;

    public AccountSetup(TwilioAccount account) {
        this.api = account.api();
    }

    /**
     * Returns all countries with the permission to call them.
     *
     * @see <a href="https://www.twilio.com/docs/voice/api/dialingpermissions-country-resource">Dialing permissions</a>
     */
    public Stream<DialingCountry> dialingCountries() {
        return api.listByUrl(COUNTRIES, "content", TwilioApi.LARGEST_PAGE).map(DialingCountry::of);
    }

    /**
     * Returns the statuses of the brands that are registered for texts to the United States: {@code APPROVED}, {@code
     * PENDING}, {@code FAILED} and others.
     */
    public List<String> brandStatuses() {
        return api.listByUrl(BRANDS, "data", TwilioApi.LARGEST_PAGE)
                .map(json -> JsonFields.text(json, "status"))
                .toList();
    }

    public Stream<TollFreeVerification> tollFreeVerifications() {
        return api.listByUrl(VERIFICATIONS, "verifications", TwilioApi.LARGEST_PAGE)
                .map(json -> new TollFreeVerification(
                        JsonFields.text(json, "tollfree_phone_number_sid"), JsonFields.text(json, "status")));
    }

    /** Returns the addresses for which the creation of conversations is enabled. */
    public Stream<AutoCreation> autoCreations() {
        return api.listByUrl(ADDRESSES, "address_configurations", TwilioApi.LARGEST_PAGE)
                .filter(json -> json.path("auto_creation").path("enabled").asBoolean())
                .map(json -> new AutoCreation(
                        JsonFields.text(json, "sid"), JsonFields.text(json, "type"), JsonFields.text(json, "address")));
    }
}
