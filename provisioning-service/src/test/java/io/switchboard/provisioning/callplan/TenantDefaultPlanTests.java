package io.switchboard.provisioning.callplan;

import java.util.Map;

import io.switchboard.events.NumberRecord;
import io.switchboard.provisioning.callplan.EffectivePlan.Source;
import io.switchboard.provisioning.records.NumberCallSettings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TenantDefaultPlanTests {

    private static final Map<String, Object> BUSY = Map.of("type", "reject", "reason", "busy");
    private static final String OWN = "{\"type\":\"voicemail\"}";

    private final CallPlanFixture fixture = new CallPlanFixture();

    @Test
    void aNumberWithoutAPlanFollowsTheTenantsDefaultAndHasNoneWithoutIt() {
        var number = fixture.number("+15005550006", Map.of());

        assertThat(fixture.effective(number)).isEqualTo(new EffectivePlan(Source.NONE, null));

        fixture.settings(1, false, null, BUSY);

        assertThat(fixture.effective(number)).isEqualTo(new EffectivePlan(Source.TENANT, BUSY));
        assertThat(fixture.published).extracting(NumberRecord::voicePlan).containsExactly(BUSY);
    }

    @Test
    void aPlanOfTheNumbersOwnComesFirstAndIsRecordedAsTheTenantSays() {
        var number = fixture.number("+15005550006", Map.of("voicePlan", OWN));
        fixture.settings(1, true, "Welcome", BUSY);

        assertThat(fixture.effective(number).source()).isEqualTo(Source.NUMBER);
        assertThat(fixture.effective(number).fields())
                .isEqualTo(Map.of("type", "recording", "on", true, "then", Map.of("type", "voicemail")));
    }

    @Test
    void theNumbersOwnSwitchAndGreetingComeBeforeTheTenants() {
        var number = fixture.number(
                "+15005550006", Map.of("callSettings", new NumberCallSettings(false, "You called the workshop")));
        fixture.settings(1, true, "Welcome", BUSY);

        assertThat(fixture.effective(number).fields())
                .isEqualTo(
                        Map.of("type", "greeting", "greeting", Map.of("say", "You called the workshop"), "then", BUSY));
    }

    @Test
    void callersOfANumberWithoutAnyPlanHearTheGreeting() {
        var number = fixture.number("+15005550006", Map.of());
        fixture.settings(1, true, "Welcome", null);

        assertThat(fixture.effective(number).fields())
                .isEqualTo(Map.of("type", "hangUp", "lastWords", Map.of("say", "Welcome")));
    }

    @Test
    void aPlanThatWouldBecomeTooDeepStaysAsItIs() {
        var deep = "{\"type\":\"hangUp\"}";
        for (var level = 1; level < 8; level++) {
            deep = "{\"type\":\"recording\",\"then\":" + deep + "}";
        }
        var number = fixture.number("+15005550006", Map.of("voicePlan", deep));

        fixture.settings(1, true, null, null);

        assertThat(fixture.effective(number).fields()).isEqualTo(number.voicePlanFields());
    }

    @Test
    void anEarlierRevisionChangesNothingAndTheSameAnnouncesAgain() {
        fixture.number("+15005550006", Map.of());
        assertThat(fixture.settings(2, false, null, BUSY)).isTrue();

        assertThat(fixture.settings(1, false, "Old", null)).isFalse();
        assertThat(fixture.settings(2, false, null, BUSY)).isTrue();

        assertThat(fixture.published).extracting(NumberRecord::voicePlan).containsExactly(BUSY, BUSY);
    }
}
