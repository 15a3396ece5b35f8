package io.switchboard.local.plan;

import java.util.List;
import java.util.Map;

import io.switchboard.local.plan.ExternalServices.Twilio;
import org.jspecify.annotations.Nullable;

/** The addresses that all parts of this installation share, both of started and of external services. */
public record InstallationAddresses(LaunchOptions options, PortPlan ports, ExternalServices surroundings) {

    private static final String EMULATOR_ACCOUNT = "AC00000000000000000000000000000001";
    private static final String EMULATOR_TOKEN = "local-auth-token";

    /**
     * Reads options and environment.
     *
     * @throws IllegalArgumentException with a message for the terminal
     */
    public static InstallationAddresses from(List<String> arguments, Map<String, String> environment) {
        return new InstallationAddresses(
                LaunchArguments.parse(arguments, environment),
                PortPlan.from(environment),
                ExternalServices.from(environment));
    }

    /** Throws {@link StartFailed} when another process uses a port of this installation. */
    public void requireFreePorts(List<ProcessPlan> plans) {
        var taken = TakenPorts.among(TakenPorts.wantedBy(this, plans));
        if (!taken.isEmpty()) {
            throw new StartFailed(taken.message());
        }
    }

    public boolean startsKafka() {
        return surroundings.kafka() == null;
    }

    public boolean startsMongodb() {
        return surroundings.mongodb() == null;
    }

    public boolean startsIssuer() {
        return surroundings.issuer() == null;
    }

    public boolean startsEmulator() {
        return surroundings.twilio() == null;
    }

    /** Returns whether to run the demonstration, which needs the emulator, the local issuer's client and a gateway. */
    public boolean demonstrates() {
        return options.demo() && canDemonstrate();
    }

    /** Returns whether to fill a company, which needs the same and the people of the local issuer. */
    public boolean fillsCompany() {
        return options.company() && canDemonstrate();
    }

    private boolean canDemonstrate() {
        return !options.onlyInfrastructure() && startsEmulator() && startsIssuer();
    }

    public String kafka() {
        return or(surroundings.kafka(), "localhost:" + ports.kafka());
    }

    public String mongodb() {
        return or(surroundings.mongodb(), "mongodb://localhost:" + ports.mongodb());
    }

    public String issuer() {
        return or(surroundings.issuer(), PortPlan.url(ports.issuer()));
    }

    public String gateway() {
        return PortPlan.url(ports.gateway());
    }

    public String emulator() {
        return PortPlan.url(ports.emulator());
    }

    public String publicBaseUrl() {
        return or(surroundings.publicBaseUrl(), gateway());
    }

    Twilio twilio() {
        var given = surroundings.twilio();
        return given != null ? given : new Twilio(EMULATOR_ACCOUNT, EMULATOR_TOKEN, emulator(), "");
    }

    private static String or(@Nullable String given, String ours) {
        return given == null ? ours : given;
    }
}
