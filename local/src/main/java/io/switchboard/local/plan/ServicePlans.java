package io.switchboard.local.plan;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The processes of an installation, each with the environment it needs and no secret that it does not need. */
public final class ServicePlans {

    /** Variables that configure services and are set here only, never inherited from the launcher's environment. */
    public static final List<String> OWNED_VARIABLES = List.of(
            "SERVER_ADDRESS",
            "SERVER_PORT",
            "MANAGEMENT_SERVER_ADDRESS",
            "MANAGEMENT_SERVER_PORT",
            "KAFKA_BOOTSTRAP_SERVERS",
            "MONGODB_URI",
            "OIDC_ISSUER_URI",
            "PUBLIC_BASE_URL",
            "SWITCHBOARD_KEYSET",
            "SWITCHBOARD_TENANTS",
            "DIRECTORY_FOLDER",
            "NOTIFICATION_STREAMS_MAX_TOTAL",
            "TWILIO_ACCOUNT_SID",
            "TWILIO_AUTH_TOKEN",
            "TWILIO_API_BASE_URL");

    private static final String LOOPBACK = "127.0.0.1";

    private final InstallationAddresses installation;
    private final PortPlan ports;
    private final String keyset;
    private final UnaryOperator<Path> unpacked;

    /**
     * Creates the plans for an installation.
     *
     * @param unpacked maps a shipped jar to the one that is run
     */
    public ServicePlans(InstallationAddresses installation, String keyset, UnaryOperator<Path> unpacked) {
        this.installation = installation;
        this.ports = installation.ports();
        this.keyset = keyset;
        this.unpacked = unpacked;
    }

    /** The processes that need neither Kafka nor MongoDB, and can start in parallel with them. */
    public List<ProcessPlan> standIns() {
        var plans = new ArrayList<ProcessPlan>();
        if (installation.startsIssuer()) {
            plans.add(issuer());
        }
        if (installation.startsEmulator()) {
            plans.add(service("emulator", "twilio-emulator", ports.emulator(), Map.of()));
        }
        return plans;
    }

    /** The platform itself. */
    public List<ProcessPlan> services() {
        if (installation.options().onlyInfrastructure()) {
            return List.of();
        }
        return List.of(provisioning(), conversation(), ingress(), notification(), gateway());
    }

    /** The ingress' command that replays rejected webhooks. It ends by itself. */
    public ProcessCommand replay(List<String> arguments) {
        var words = new ArrayList<String>(List.of("replay"));
        words.addAll(arguments);
        return new ProcessCommand(java("ingress-service", words.toArray(String[]::new)), withIngressSettings());
    }

    private ProcessPlan issuer() {
        var environment = Map.of(
                "SERVER_ADDRESS", LOOPBACK,
                "SERVER_PORT", Integer.toString(ports.issuer()),
                "OIDC_ISSUER_URI", installation.issuer(),
                "SWITCHBOARD_SIGNING_KEY",
                        installation
                                .options()
                                .data()
                                .resolve("signing-key.json")
                                .toString(),
                "SWITCHBOARD_GATEWAY_URL", installation.gateway(),
                "PUBLIC_BASE_URL", installation.publicBaseUrl());
        var readiness = URI.create(PortPlan.url(ports.issuer()) + "/.well-known/openid-configuration");
        return new ProcessPlan("issuer", java("local", "issuer"), environment, List.of(ports.issuer()), readiness);
    }

    private ProcessPlan provisioning() {
        var twilio = installation.twilio();
        var environment = withTwilioApi(withKafka());
        environment.put("MONGODB_URI", installation.mongodb());
        environment.put("PUBLIC_BASE_URL", installation.publicBaseUrl());
        environment.put("SWITCHBOARD_KEYSET", keyset);
        environment.put("TWILIO_ACCOUNT_SID", twilio.accountSid());
        environment.put("TWILIO_AUTH_TOKEN", twilio.authToken());
        if (!twilio.tenants().isEmpty()) {
            environment.put("SWITCHBOARD_TENANTS", twilio.tenants());
        }
        return service("provisioning", "provisioning-service", ports.provisioning(), environment);
    }

    private ProcessPlan conversation() {
        var environment = withTwilioApi(withKafka());
        environment.put("MONGODB_URI", installation.mongodb());
        environment.put("PUBLIC_BASE_URL", installation.publicBaseUrl());
        environment.put("SWITCHBOARD_KEYSET", keyset);
        return service("conversation", "conversation-service", ports.conversation(), environment);
    }

    private ProcessPlan ingress() {
        var environment = withIngressSettings();
        environment.put(
                "DIRECTORY_FOLDER",
                installation
                        .options()
                        .data()
                        .resolve("ingress")
                        .resolve("directory")
                        .toString());
        return service("ingress", "ingress-service", ports.ingress(), environment);
    }

    private Map<String, String> withIngressSettings() {
        var environment = withKafka();
        environment.put("PUBLIC_BASE_URL", installation.publicBaseUrl());
        environment.put("SWITCHBOARD_KEYSET", keyset);
        return environment;
    }

    private ProcessPlan notification() {
        var environment = withKafka();
        // The number that this heap holds; with the default limit each start would warn that the heap is too small.
        environment.put("NOTIFICATION_STREAMS_MAX_TOTAL", "1000");
        return service("notification", "notification-service", ports.notification(), environment);
    }

    private ProcessPlan gateway() {
        var environment = Map.of(
                "INGRESS_URL", PortPlan.url(ports.ingress()),
                "PROVISIONING_URL", PortPlan.url(ports.provisioning()),
                "CONVERSATION_URL", PortPlan.url(ports.conversation()),
                "NOTIFICATION_URL", PortPlan.url(ports.notification()),
                "OIDC_ISSUER_URI", installation.issuer(),
                "PUBLIC_BASE_URL", installation.publicBaseUrl());
        return service("gateway", "gateway", ports.gateway(), environment);
    }

    private Map<String, String> withKafka() {
        var environment = new TreeMap<String, String>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", installation.kafka());
        environment.put("OIDC_ISSUER_URI", installation.issuer());
        return environment;
    }

    private Map<String, String> withTwilioApi(Map<String, String> environment) {
        var apiBaseUrl = installation.twilio().apiBaseUrl();
        if (apiBaseUrl != null) {
            environment.put("TWILIO_API_BASE_URL", apiBaseUrl);
        }
        return environment;
    }

    private ProcessPlan service(String name, String module, int port, Map<String, String> own) {
        var management = PortPlan.management(port);
        var environment = new TreeMap<String, String>(own);
        environment.put("SERVER_ADDRESS", LOOPBACK);
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("MANAGEMENT_SERVER_ADDRESS", LOOPBACK);
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(management));
        var readiness = URI.create(PortPlan.url(management) + "/actuator/health/readiness");
        var command = java(module);
        return new ProcessPlan(name, command, environment, List.of(port, management), readiness);
    }

    private List<String> java(String module, String... arguments) {
        return new JavaCommand(
                        jar(module), List.of(arguments), installation.options().prepare())
                .words();
    }

    private Path jar(String module) {
        var shipped =
                installation.options().root().resolve(module).resolve("target").resolve(module + ".jar");
        return unpacked.apply(shipped);
    }
}
