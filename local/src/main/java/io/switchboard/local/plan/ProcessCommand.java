package io.switchboard.local.plan;

import java.util.List;
import java.util.Map;

/**
 * A program and its arguments, with the variables that are added to the launcher's own environment.
 *
 * @param words the program and its arguments
 * @param environment the variables added to the launcher's own environment
 */
public record ProcessCommand(List<String> words, Map<String, String> environment) {

    /** Variables that configure services and are set here only, never inherited from the launcher's environment. */
    static final List<String> OWNED_VARIABLES = List.of(
            "SERVER_ADDRESS",
            "SERVER_PORT",
            "MANAGEMENT_SERVER_ADDRESS",
            "MANAGEMENT_SERVER_PORT",
            "KAFKA_BOOTSTRAP_SERVERS",
            "MONGODB_URI",
            "OIDC_ISSUER_URI",
            "PUBLIC_BASE_URL",
            "ADOPT_NUMBERS",
            "SWITCHBOARD_KEYSET",
            "SWITCHBOARD_TENANTS",
            "DIRECTORY_FOLDER",
            "NOTIFICATION_STREAMS_MAX_TOTAL",
            "EMULATOR_STATE_FILE",
            "WEBHOOK_ALLOWED_NETWORKS",
            "TWILIO_ACCOUNT_SID",
            "TWILIO_AUTH_TOKEN",
            "TWILIO_API_BASE_URL");

    public ProcessCommand {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** Returns a builder of the process, without those variables of the launcher that configure services. */
    public ProcessBuilder builder() {
        var builder = new ProcessBuilder(words);
        OWNED_VARIABLES.forEach(builder.environment()::remove);
        builder.environment().putAll(environment);
        return builder;
    }
}
