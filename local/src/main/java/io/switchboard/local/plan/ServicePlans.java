package io.switchboard.local.plan;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The processes of an installation, each with the environment it needs and no secret that it does not need. */
public final class ServicePlans {

    private final InstallationAddresses installation;
    private final PortPlan ports;
    private final ServiceEnvironments environments;
    private final UnaryOperator<Path> unpacked;

    /**
     * Creates the plans for an installation.
     *
     * @param unpacked maps a shipped jar to the one that is run
     */
    ServicePlans(InstallationAddresses installation, String keyset, UnaryOperator<Path> unpacked) {
        this.installation = installation;
        this.ports = installation.ports();
        this.environments = new ServiceEnvironments(installation, keyset);
        this.unpacked = unpacked;
    }

    /** Plans to run copies of the shipped jars, since a build replaces those; throws {@link StartFailed} when one is missing. */
    public static ServicePlans ofUnpackedJars(InstallationAddresses installation, String keyset) {
        var jars = new UnpackedJars(installation.options().root().resolve("target/run"));
        return new ServicePlans(installation, keyset, shipped -> jars.of(requireBuilt(shipped)));
    }

    /** Plans to run the shipped jars themselves; throws {@link StartFailed} when one is missing. */
    public static ServicePlans ofShippedJars(InstallationAddresses installation, String keyset) {
        return new ServicePlans(installation, keyset, ServicePlans::requireBuilt);
    }

    private static Path requireBuilt(Path shipped) {
        if (Files.notExists(shipped)) {
            throw new StartFailed("%s is not built yet. ./run builds what is missing.".formatted(shipped));
        }
        return shipped;
    }

    /** The processes that need neither Kafka nor MongoDB, and can start in parallel with them. */
    public List<ProcessPlan> standIns() {
        var plans = new ArrayList<ProcessPlan>();
        if (installation.startsIssuer()) {
            plans.add(issuer());
        }
        if (installation.startsEmulator()) {
            plans.add(service("emulator", "twilio-emulator", ports.emulator(), environments.emulator()));
        }
        return plans;
    }

    /** The platform itself. */
    public List<ProcessPlan> services() {
        if (installation.options().onlyInfrastructure()) {
            return List.of();
        }
        return List.of(
                service("provisioning", "provisioning-service", ports.provisioning(), environments.provisioning()),
                service("conversation", "conversation-service", ports.conversation(), environments.conversation()),
                service("ingress", "ingress-service", ports.ingress(), environments.ingress()),
                service("notification", "notification-service", ports.notification(), environments.notification()),
                service("gateway", "gateway", ports.gateway(), environments.gateway()));
    }

    /** The ingress' command that replays rejected webhooks. It ends by itself. */
    public ProcessCommand replay(List<String> arguments) {
        var words = new ArrayList<String>(List.of("replay"));
        words.addAll(arguments);
        return new ProcessCommand(java("ingress-service", words.toArray(String[]::new)), environments.replay());
    }

    /** Provisioning's command that examines the Twilio account. It ends by itself. */
    public ProcessCommand doctor(List<String> arguments) {
        var words = new ArrayList<String>(List.of("doctor"));
        words.addAll(arguments);
        return new ProcessCommand(java("provisioning-service", words.toArray(String[]::new)), environments.doctor());
    }

    private ProcessPlan issuer() {
        var port = ports.issuer();
        var readiness = URI.create(PortPlan.url(port) + "/.well-known/openid-configuration");
        return new ProcessPlan("issuer", java("local", "issuer"), environments.issuer(), List.of(port), readiness);
    }

    private ProcessPlan service(String name, String module, int port, Map<String, String> own) {
        var management = PortPlan.management(port);
        var environment = new TreeMap<String, String>(own);
        environment.put("SERVER_ADDRESS", ServiceEnvironments.LOOPBACK);
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("MANAGEMENT_SERVER_ADDRESS", ServiceEnvironments.LOOPBACK);
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
