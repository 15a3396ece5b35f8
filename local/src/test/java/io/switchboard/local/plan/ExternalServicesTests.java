package io.switchboard.local.plan;

import java.util.Map;

import io.switchboard.local.plan.ExternalServices.Twilio;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ExternalServicesTests {

    @Test
    void anEmptyEnvironmentBringsNothing() {
        assertThat(ExternalServices.from(Map.of("KAFKA_BOOTSTRAP_SERVERS", " ")))
                .isEqualTo(new ExternalServices(null, null, null, null, null));
    }

    @Test
    void aTwilioAccountBelongsToTheDemoTenantUnlessSaidOtherwise() {
        var environment = Map.of(
                "TWILIO_ACCOUNT_SID", "AC1", "TWILIO_AUTH_TOKEN", "secret", "PUBLIC_BASE_URL", "https://me.example");

        assertThat(ExternalServices.from(environment).twilio())
                .isEqualTo(new Twilio("AC1", "secret", null, "AC1=demo"));
    }

    @Test
    void aTwilioAccountWithoutAPublicAddressIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ExternalServices.from(Map.of("TWILIO_ACCOUNT_SID", "AC1", "TWILIO_AUTH_TOKEN", "secret")))
                .withMessageContaining("PUBLIC_BASE_URL");
    }

    @Test
    void halfATwilioAccountIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExternalServices.from(Map.of("TWILIO_ACCOUNT_SID", "AC1")))
                .withMessageContaining("TWILIO_AUTH_TOKEN");
    }
}
