package io.switchboard.local.plan;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The services that the environment provides and that are not started here; null for a service to start.
 *
 * @param kafka bootstrap servers, {@code KAFKA_BOOTSTRAP_SERVERS}
 * @param mongodb connection string, {@code MONGODB_URI}
 * @param issuer an OpenID Connect issuer, {@code OIDC_ISSUER_URI}
 * @param twilio a Twilio account instead of the emulator's
 * @param publicBaseUrl the URL that Twilio calls, {@code PUBLIC_BASE_URL}
 */
record ExternalServices(
        @Nullable String kafka,
        @Nullable String mongodb,
        @Nullable String issuer,
        @Nullable Twilio twilio,
        @Nullable String publicBaseUrl) {

    /**
     * A Twilio account.
     *
     * @param apiBaseUrl null for Twilio itself
     * @param tenants which account belongs to which tenant, as {@code SID=tenant,…}
     */
    public record Twilio(
            String accountSid, String authToken, @Nullable String apiBaseUrl, String tenants) {}

    public static ExternalServices from(Map<String, String> environment) {
        return new ExternalServices(
                given(environment, "KAFKA_BOOTSTRAP_SERVERS"),
                given(environment, "MONGODB_URI"),
                given(environment, "OIDC_ISSUER_URI"),
                twilio(environment),
                given(environment, "PUBLIC_BASE_URL"));
    }

    private static @Nullable Twilio twilio(Map<String, String> environment) {
        var sid = given(environment, "TWILIO_ACCOUNT_SID");
        var token = given(environment, "TWILIO_AUTH_TOKEN");
        var apiBaseUrl = given(environment, "TWILIO_API_BASE_URL");
        if (sid == null && token == null && apiBaseUrl == null) {
            return null;
        }
        if (sid == null || token == null) {
            throw new IllegalArgumentException("Your own Twilio account needs both TWILIO_ACCOUNT_SID and"
                    + " TWILIO_AUTH_TOKEN. Unset TWILIO_* to use the emulator.");
        }
        if (apiBaseUrl == null && given(environment, "PUBLIC_BASE_URL") == null) {
            throw new IllegalArgumentException(
                    "Your own Twilio account needs PUBLIC_BASE_URL: the https:// address under"
                            + " which Twilio reaches this machine, through a tunnel for example.");
        }
        var tenants = given(environment, "SWITCHBOARD_TENANTS");
        return new Twilio(sid, token, apiBaseUrl, tenants == null ? sid + "=demo" : tenants);
    }

    private static @Nullable String given(Map<String, String> environment, String name) {
        var value = environment.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
