package io.switchboard.benchmarks.stream;

import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An account whose number receives the texts, and the client that reads its tenant's streams.
 *
 * @param accountSid the Twilio account whose webhooks these are
 * @param authToken signs them
 * @param number one of the account's
 * @param clientId obtains the tenant's tokens, together with the secret
 */
record TenantAccount(
        String name, String accountSid, String authToken, String number, String clientId, String clientSecret) {

    /** The accounts that {@code ./run} sets up, unless the environment names others. */
    static TenantAccount of(String name, Map<String, String> environment) {
        var demo = name.equals("demo");
        var known = demo || name.equals("other");
        var settings = new Settings(name, environment);
        return new TenantAccount(
                name,
                settings.get("ACCOUNT_SID", known ? "AC000000000000000000000000000000d" + (demo ? 1 : 2) : null),
                settings.get("AUTH_TOKEN", known ? name + "-auth-token" : null),
                settings.get("NUMBER", known ? demo ? "+15005550006" : "+15005550010" : null),
                settings.get("CLIENT_ID", name),
                settings.get("CLIENT_SECRET", known ? name : null));
    }

    /** Omits the secrets. */
    @Override
    public String toString() {
        return name;
    }

    private record Settings(String tenant, Map<String, String> environment) {

        String get(String what, @Nullable String otherwise) {
            var variable = "BENCHMARK_%s_%s".formatted(tenant.toUpperCase(Locale.ROOT), what);
            var value = environment.getOrDefault(variable, otherwise);
            if (value == null) {
                throw new IllegalArgumentException("Tenant %s is not known: set %s.".formatted(tenant, variable));
            }
            return value;
        }
    }
}
