package io.switchboard.local.plan;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The environments of the processes. None holds a secret that its process does not need. */
record ServiceEnvironments(InstallationAddresses installation, String keyset) {

    static final String LOOPBACK = "127.0.0.1";

    Map<String, String> issuer() {
        var port = installation.ports().issuer();
        return Map.of(
                "SERVER_ADDRESS", LOOPBACK,
                "SERVER_PORT", Integer.toString(port),
                "OIDC_ISSUER_URI", installation.issuer(),
                "SWITCHBOARD_SIGNING_KEY", data("signing-key.json"),
                "SWITCHBOARD_GATEWAY_URL", installation.gateway(),
                "PUBLIC_BASE_URL", installation.publicBaseUrl());
    }

    Map<String, String> emulator() {
        return Map.of("EMULATOR_STATE_FILE", data("emulator", "state.json"));
    }

    Map<String, String> provisioning() {
        var twilio = installation.twilio();
        var environment = conversation();
        environment.put("TWILIO_ACCOUNT_SID", twilio.accountSid());
        environment.put("TWILIO_AUTH_TOKEN", twilio.authToken());
        environment.put("ADOPT_NUMBERS", "all");
        environment.put("INGRESS_URL", PortPlan.url(installation.ports().ingress()));
        if (!twilio.tenants().isEmpty()) {
            environment.put("SWITCHBOARD_TENANTS", twilio.tenants());
        }
        return environment;
    }

    Map<String, String> conversation() {
        var environment = replay();
        environment.put("MONGODB_URI", installation.mongodb());
        putApiBaseUrl(environment);
        return environment;
    }

    /** The environment of provisioning's doctor command, which knows nothing but the account. */
    Map<String, String> doctor() {
        var environment = new TreeMap<String, String>();
        environment.put("TWILIO_ACCOUNT_SID", installation.twilio().accountSid());
        environment.put("TWILIO_AUTH_TOKEN", installation.twilio().authToken());
        environment.put("PUBLIC_BASE_URL", installation.publicBaseUrl());
        putApiBaseUrl(environment);
        return environment;
    }

    private void putApiBaseUrl(Map<String, String> environment) {
        var apiBaseUrl = installation.twilio().apiBaseUrl();
        if (apiBaseUrl != null) {
            environment.put("TWILIO_API_BASE_URL", apiBaseUrl);
        }
    }

    Map<String, String> ingress() {
        var environment = replay();
        environment.put("DIRECTORY_FOLDER", data("ingress", "directory"));
        return environment;
    }

    /** The environment of the ingress' replay command, which uses no folder of the running ingress. */
    Map<String, String> replay() {
        var environment = kafka();
        environment.put("PUBLIC_BASE_URL", installation.publicBaseUrl());
        environment.put("SWITCHBOARD_KEYSET", keyset);
        return environment;
    }

    Map<String, String> notification() {
        var environment = kafka();
        environment.put("MONGODB_URI", installation.mongodb());
        environment.put("SWITCHBOARD_KEYSET", keyset);
        // The number that this heap holds; with the default limit each start would warn that the heap is too small.
        environment.put("NOTIFICATION_STREAMS_MAX_TOTAL", "1000");
        // Receivers of webhooks on this machine.
        environment.put("WEBHOOK_ALLOWED_NETWORKS", "127.0.0.0/8");
        return environment;
    }

    Map<String, String> gateway() {
        var ports = installation.ports();
        return Map.of(
                "INGRESS_URL", PortPlan.url(ports.ingress()),
                "PROVISIONING_URL", PortPlan.url(ports.provisioning()),
                "CONVERSATION_URL", PortPlan.url(ports.conversation()),
                "NOTIFICATION_URL", PortPlan.url(ports.notification()),
                "KAFKA_BOOTSTRAP_SERVERS", installation.kafka(),
                "OIDC_ISSUER_URI", installation.issuer(),
                "PUBLIC_BASE_URL", installation.publicBaseUrl());
    }

    private Map<String, String> kafka() {
        var environment = new TreeMap<String, String>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", installation.kafka());
        environment.put("OIDC_ISSUER_URI", installation.issuer());
        return environment;
    }

    private String data(String... names) {
        return installation.options().data().resolve(Path.of("", names)).toString();
    }
}
