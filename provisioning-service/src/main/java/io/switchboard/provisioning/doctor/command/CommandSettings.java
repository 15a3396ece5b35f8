package io.switchboard.provisioning.doctor.command;

import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The settings of the command.
 *
 * @param apiBaseUrl a stand-in for Twilio; null for Twilio itself
 */
record CommandSettings(
        String accountSid,
        String authToken,
        String publicBaseUrl,
        @Nullable URI apiBaseUrl,
        BigDecimal lowBalance) {

    /** @throws IllegalArgumentException with a message for the terminal */
    static CommandSettings from(Map<String, String> environment) {
        var accountSid = required(environment, "TWILIO_ACCOUNT_SID");
        if (!accountSid.matches("AC[0-9a-fA-F]{32}")) {
            throw new IllegalArgumentException(
                    "TWILIO_ACCOUNT_SID must be an account SID: AC and 32 hexadecimal digits");
        }
        var apiBaseUrl = environment.getOrDefault("TWILIO_API_BASE_URL", "");
        return new CommandSettings(
                accountSid,
                required(environment, "TWILIO_AUTH_TOKEN"),
                required(environment, "PUBLIC_BASE_URL"),
                apiBaseUrl.isBlank() ? null : URI.create(apiBaseUrl.strip()),
                lowBalance(environment.getOrDefault("PROVISIONING_DOCTOR_LOW_BALANCE", "10")));
    }

    private static BigDecimal lowBalance(String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("PROVISIONING_DOCTOR_LOW_BALANCE must be an amount, such as 10", e);
        }
    }

    private static String required(Map<String, String> environment, String name) {
        var value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing. The doctor needs TWILIO_ACCOUNT_SID,"
                    + " TWILIO_AUTH_TOKEN and PUBLIC_BASE_URL.");
        }
        return value.strip();
    }

    /** Omits the token. */
    @Override
    public String toString() {
        return "CommandSettings[" + accountSid + "]";
    }
}
