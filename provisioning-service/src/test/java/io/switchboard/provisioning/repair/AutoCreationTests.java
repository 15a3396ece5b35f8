package io.switchboard.provisioning.repair;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.switchboard.emulator.behaviour.ApiFault;
import io.switchboard.provisioning.EmulatedTwilio;
import io.switchboard.provisioning.place.PlaceResult;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.testing.emulator.TwilioFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The creation of conversations for a tenant's numbers, which its settings end. */
class AutoCreationTests {

    private static final String HOOK = "https://other.example/hook";
    private static final Map<String, String> CREATING = Map.of(
            "AutoCreation.Enabled",
            "true",
            "AutoCreation.Type",
            "webhook",
            "AutoCreation.WebhookUrl",
            HOOK,
            "AutoCreation.WebhookMethod",
            "GET",
            "AutoCreation.WebhookFilters",
            "onMessageAdded");

    private final RepairFixture fixture = new RepairFixture();
    private final EmulatedTwilio twilio = fixture.twilio;
    private final PhoneNumber number = fixture.addDriftedNumber();
    private final String address = twilio.addConversationsAddress(fixture.accountSid, number.address(), CREATING);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void itStaysUntilTheSettingsEndIt() {
        twilio.forgetCalls();

        assertThat(pass()).isEmpty();

        assertThat(twilio.calls()).isEmpty();
        assertThat(isCreating()).isTrue();
    }

    @Test
    void itEndsForTheTenantsNumbersOnly() {
        var foreign = EmulatedTwilio.address();
        var other = twilio.addConversationsAddress(fixture.accountSid, foreign, CREATING);
        fixture.settings(1, List.of(), true);

        pass();

        assertThat(isCreating()).isFalse();
        assertThat(twilio.autoCreation(fixture.accountSid, other)
                        .path("enabled")
                        .asBoolean())
                .isTrue();
        assertThat(fixture.audited()).singleElement().satisfies(entry -> {
            assertThat(entry.what()).isEqualTo("conversations-address.webhooks-repaired");
            assertThat(entry.before()).containsEntry("WebhookUrl", HOOK).containsEntry("Enabled", "true");
            assertThat(entry.after()).isEqualTo(Map.of("Enabled", "false"));
        });
        assertThat(pass()).as("a pass without drift").isEmpty();
    }

    @Test
    void itEndsAgainWhereSomebodySwitchesItOn() {
        fixture.settings(1, List.of(), true);
        pass();
        twilio.setConversationsAddress(fixture.accountSid, address, Map.of("AutoCreation.Enabled", "true"));

        pass();

        assertThat(isCreating()).isFalse();
    }

    @Test
    void theAddressGetsBackWhatItHadAlsoWhereTwilioKeptNothing() {
        fixture.settings(1, List.of(), true);
        pass();
        twilio.setConversationsAddress(
                fixture.accountSid,
                address,
                Map.of("AutoCreation.Type", "default", "AutoCreation.WebhookUrl", "https://lost.example/"));
        fixture.settings(2, List.of(), false);

        pass();

        var creation = creation();
        assertThat(isCreating()).isTrue();
        assertThat(creation.path("type").asString()).isEqualTo("webhook");
        assertThat(creation.path("webhook_url").asString()).isEqualTo(HOOK);
        assertThat(creation.path("webhook_method").asString()).isEqualTo("GET");
        assertThat(creation.path("webhook_filters").path(0).asString()).isEqualTo("onMessageAdded");
        twilio.forgetCalls();
        assertThat(pass()).isEmpty();
        assertThat(twilio.calls()).as("of an address that is forgotten").isEmpty();
    }

    @Test
    void anAddressThatNeverCreatedAnyIsNotSwitchedOn() {
        twilio.setConversationsAddress(fixture.accountSid, address, Map.of("AutoCreation.Enabled", "false"));
        fixture.settings(1, List.of(), true);
        pass();
        fixture.settings(2, List.of(), false);

        assertThat(pass()).isEmpty();

        assertThat(isCreating()).isFalse();
    }

    static Stream<Named<ApiFault>> faults() {
        var change = TwilioFault.on("POST", "Configuration/Addresses/IG");
        return Stream.of(
                Named.of("refused", change.isRefused(400, 20001)),
                Named.of("fails before", change.isRefused(503, 20500)),
                Named.of("fails after", change.isAcceptedAndAnsweredWith(500, 20500)),
                Named.of("cut off", change.isAcceptedAndCutOff()),
                Named.of("accepted and not made", change.isAnsweredWith(200, "{}", Map.of())),
                Named.of("busy", change.once().isRefused(429, 20429)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void itEndsAndIsPutBackAfterAnyFailure(ApiFault fault) {
        fixture.settings(1, List.of(), true);
        twilio.fails(fault);
        pass();
        twilio.mend();
        fixture.settle();
        pass();
        assertThat(isCreating()).isFalse();

        fixture.settings(2, List.of(), false);
        twilio.fails(fault);
        pass();
        twilio.mend();
        fixture.settle();
        pass();

        assertThat(isCreating()).isTrue();
        pass();
        twilio.forgetCalls();
        assertThat(pass()).isEmpty();
        assertThat(twilio.calls()).isEmpty();
    }

    private List<PlaceResult> pass() {
        return fixture.instance().repairAutoCreation();
    }

    private JsonNode creation() {
        return twilio.autoCreation(fixture.accountSid, address);
    }

    private boolean isCreating() {
        return creation().path("enabled").asBoolean();
    }
}
