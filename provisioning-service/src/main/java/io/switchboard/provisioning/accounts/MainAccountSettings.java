package io.switchboard.provisioning.accounts;

import java.net.URI;

import io.switchboard.twilio.TwilioClients;
import io.switchboard.twilio.TwilioSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configures the account whose subaccounts are managed, and the URL of its API.
 *
 * @param apiBaseUrl empty for Twilio itself
 */
@ConfigurationProperties("switchboard.provisioning.twilio")
record MainAccountSettings(String accountSid, String authToken, String apiBaseUrl) {

    MainAccountSettings {
        if (!accountSid.matches("AC[0-9a-f]{32}")) {
            throw new IllegalArgumentException(
                    "TWILIO_ACCOUNT_SID must be an account SID (AC…), not '" + accountSid + "'");
        }
        if (authToken.isBlank()) {
            throw new IllegalArgumentException("TWILIO_AUTH_TOKEN is missing");
        }
    }

    TwilioClients clients() {
        return new TwilioClients(TwilioSettings.of(apiBaseUrl.isBlank() ? null : URI.create(apiBaseUrl)));
    }

    /** Omits the token. */
    @Override
    public String toString() {
        return "MainAccountSettings[" + accountSid + "]";
    }
}
