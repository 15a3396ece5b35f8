package io.switchboard.local;

import java.util.List;
import java.util.Map;

import io.switchboard.local.plan.InstallationAddresses;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StartSummaryTests {

    @Test
    void endWithTheLineThatPeopleAndProgramsWaitFor() {
        assertThat(text(Map.of())).endsWith("Switchboard is ready: http://localhost:8080");
    }

    @Test
    void nameEveryPlaceWithTheOffset() {
        assertThat(text(Map.of("SWITCHBOARD_PORT_OFFSET", "100")))
                .contains("http://localhost:8180  (log in as agent / agent or admin / admin)")
                .contains("http://localhost:9184/actuator/prometheus  (notification)")
                .contains("http://localhost:8186/oauth2/token")
                .contains("http://localhost:8185/control/texts")
                .doesNotContain("localhost:80");
    }

    @Test
    void withOnesOwnTwilioAndIssuerThereIsNothingToPaste() {
        var environment = Map.of(
                "OIDC_ISSUER_URI", "https://login.example",
                "TWILIO_ACCOUNT_SID", "AC1",
                "TWILIO_AUTH_TOKEN", "secret",
                "PUBLIC_BASE_URL", "https://me.example");

        assertThat(text(environment)).doesNotContain("agent / agent", "/control/texts", "secret");
    }

    private static String text(Map<String, String> environment) {
        var installation = InstallationAddresses.from(List.of(), environment);
        return new StartSummary(installation, "http://localhost/processes").text();
    }
}
