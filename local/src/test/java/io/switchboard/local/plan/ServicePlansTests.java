package io.switchboard.local.plan;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ServicePlansTests {

    private static final String KEYSET = "{the keyset}";

    @Test
    void aBareMachineGetsEverything() {
        assertThat(names(Map.of()))
                .containsExactly(
                        "issuer", "emulator", "provisioning", "conversation", "ingress", "notification", "gateway");
    }

    @Test
    void whatIsThereAlreadyIsNotStarted() {
        var environment = Map.of(
                "OIDC_ISSUER_URI", "https://login.example",
                "TWILIO_ACCOUNT_SID", "AC1",
                "TWILIO_AUTH_TOKEN", "secret",
                "PUBLIC_BASE_URL", "https://me.example");

        assertThat(names(environment)).doesNotContain("issuer", "emulator");
        assertThat(environmentOf("provisioning", environment))
                .containsEntry("SWITCHBOARD_TENANTS", "AC1=demo")
                .containsEntry("OIDC_ISSUER_URI", "https://login.example")
                .doesNotContainKey("TWILIO_API_BASE_URL");
    }

    @Test
    void onlyInfrastructureLeavesTheServicesOut() {
        var plans = plans(Map.of(), "--only-infrastructure");

        assertThat(plans.services()).isEmpty();
        assertThat(plans.standIns()).extracting(ProcessPlan::name).containsExactly("issuer", "emulator");
    }

    @Test
    void theEmulatorStandsInForTwilio() {
        assertThat(environmentOf("provisioning", Map.of()))
                .containsEntry("TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000001")
                .containsEntry("TWILIO_AUTH_TOKEN", "local-auth-token")
                .containsEntry("TWILIO_API_BASE_URL", "http://localhost:8085")
                .containsEntry("PUBLIC_BASE_URL", "http://localhost:8080")
                .containsEntry("MONGODB_URI", "mongodb://localhost:27018")
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "localhost:19092");
    }

    @Test
    void secretsGoOnlyWhereTheyAreNeeded() {
        assertThat(environmentOf("ingress", Map.of())).containsEntry("SWITCHBOARD_KEYSET", KEYSET);
        assertThat(environmentOf("conversation", Map.of())).containsEntry("SWITCHBOARD_KEYSET", KEYSET);
        assertThat(environmentOf("notification", Map.of()))
                .containsEntry("SWITCHBOARD_KEYSET", KEYSET)
                .doesNotContainKey("TWILIO_AUTH_TOKEN");
        for (var service : List.of("gateway", "emulator", "issuer")) {
            assertThat(environmentOf(service, Map.of())).doesNotContainKeys("SWITCHBOARD_KEYSET", "TWILIO_AUTH_TOKEN");
        }
    }

    @Test
    void theIngressFindsItsDirectoryAgainAfterARestart() {
        assertThat(environmentOf("ingress", Map.of()).get("DIRECTORY_FOLDER"))
                .endsWith(".switchboard/ingress/directory");
    }

    @Test
    void aReplayKnowsWhatTheIngressKnows() {
        var replay = plans(Map.of("SWITCHBOARD_PORT_OFFSET", "100")).replay(List.of("--dry-run"));

        assertThat(replay.words()).endsWith("replay", "--dry-run");
        assertThat(replay.environment())
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "localhost:19192")
                .containsEntry("PUBLIC_BASE_URL", "http://localhost:8180")
                .containsEntry("SWITCHBOARD_KEYSET", KEYSET)
                .doesNotContainKey("SERVER_PORT");
    }

    @Test
    void theDoctorKnowsTheAccountAndNothingElse() {
        var doctor = plans(Map.of("SWITCHBOARD_PORT_OFFSET", "100")).doctor(List.of("--json"));

        assertThat(doctor.words()).endsWith("doctor", "--json");
        assertThat(doctor.environment())
                .containsOnly(
                        Map.entry("TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000001"),
                        Map.entry("TWILIO_AUTH_TOKEN", "local-auth-token"),
                        Map.entry("TWILIO_API_BASE_URL", "http://localhost:8185"),
                        Map.entry("PUBLIC_BASE_URL", "http://localhost:8180"));
    }

    @Test
    void theOffsetReachesEveryService() {
        var offset = Map.of("SWITCHBOARD_PORT_OFFSET", "100");

        assertThat(environmentOf("gateway", offset))
                .containsEntry("SERVER_PORT", "8180")
                .containsEntry("MANAGEMENT_SERVER_PORT", "9180")
                .containsEntry("INGRESS_URL", "http://localhost:8181")
                .containsEntry("OIDC_ISSUER_URI", "http://localhost:8186")
                .containsEntry("PUBLIC_BASE_URL", "http://localhost:8180");
        assertThat(environmentOf("ingress", offset)).containsEntry("KAFKA_BOOTSTRAP_SERVERS", "localhost:19192");
    }

    @Test
    void nothingListensBeyondThisMachine() {
        assertThat(all(plans(Map.of())))
                .allSatisfy(plan -> assertThat(plan.environment()).containsEntry("SERVER_ADDRESS", "127.0.0.1"));
    }

    @Test
    void whatAServiceGetsIsNeverTakenFromTheLaunchersOwnEnvironment() {
        assertThat(all(plans(Map.of())))
                .flatMap(plan -> plan.environment().keySet())
                .filteredOn(name -> !name.endsWith("_URL") && !name.startsWith("SWITCHBOARD_"))
                .isSubsetOf(ProcessCommand.OWNED_VARIABLES);
    }

    private static List<String> names(Map<String, String> environment) {
        return all(plans(environment)).stream().map(ProcessPlan::name).toList();
    }

    private static Map<String, String> environmentOf(String service, Map<String, String> environment) {
        return all(plans(environment)).stream()
                .filter(plan -> plan.name().equals(service))
                .findFirst()
                .orElseThrow()
                .environment();
    }

    private static List<ProcessPlan> all(ServicePlans plans) {
        return Stream.concat(plans.standIns().stream(), plans.services().stream())
                .toList();
    }

    private static ServicePlans plans(Map<String, String> environment, String... arguments) {
        var options = LaunchArguments.parse(List.of(arguments), Map.of());
        return new ServicePlans(
                new InstallationAddresses(options, PortPlan.from(environment), ExternalServices.from(environment)),
                KEYSET,
                UnaryOperator.identity());
    }
}
