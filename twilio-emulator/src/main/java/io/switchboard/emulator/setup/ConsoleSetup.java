package io.switchboard.emulator.setup;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The state of an account that its owner, or Twilio, decides outside the REST API. Each resource is given as Twilio shows
 * it; lists that are absent stay as they were.
 *
 * @param balance the money that is left, as text
 * @param currency ISO 4217
 * @param dialingCountries {@code /v1/DialingPermissions/Countries}
 * @param brandRegistrations {@code /v1/a2p/BrandRegistrations}
 * @param tollFreeVerifications {@code /v1/Tollfree/Verifications}
 * @param conversationAddresses {@code /v1/Configuration/Addresses}
 * @param webhookRules {@code /v1/Webhooks/Rules}, which are shown only
 */
record ConsoleSetup(
        @Nullable String balance,
        @Nullable String currency,
        @Nullable List<Map<String, Object>> dialingCountries,
        @Nullable List<Map<String, Object>> brandRegistrations,
        @Nullable List<Map<String, Object>> tollFreeVerifications,
        @Nullable List<Map<String, Object>> conversationAddresses,
        @Nullable List<Map<String, Object>> webhookRules) {

    /** A new account in order: calls to North America and Great Britain, and a registered brand. */
    static final ConsoleSetup INITIAL = new ConsoleSetup(
            "100.00",
            "USD",
            List.of(country("US", "United States/Canada", "+1"), country("GB", "United Kingdom", "+44")),
            List.of(Map.of("sid", "BN00000000000000000000000000000001", "status", "APPROVED")),
            List.of(),
            List.of(),
            List.of());

    private static Map<String, Object> country(String isoCode, String name, String code) {
        return Map.of(
                "iso_code", isoCode, "name", name, "country_codes", List.of(code), "low_risk_numbers_enabled", true);
    }

    ConsoleSetup with(ConsoleSetup changes) {
        return new ConsoleSetup(
                changed(balance, changes.balance),
                changed(currency, changes.currency),
                changed(dialingCountries, changes.dialingCountries),
                changed(brandRegistrations, changes.brandRegistrations),
                changed(tollFreeVerifications, changes.tollFreeVerifications),
                changed(conversationAddresses, changes.conversationAddresses),
                changed(webhookRules, changes.webhookRules));
    }

    private static <T> @Nullable T changed(@Nullable T before, @Nullable T after) {
        return after == null ? before : after;
    }
}
