package io.switchboard.provisioning.webhooks;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.records.RecordedNumbers;
import io.switchboard.provisioning.webhooks.WebhookPlan.UnmanagedChannel;
import io.switchboard.twilio.IncomingNumber;
import io.switchboard.twilio.IncomingNumber.Capabilities;
import io.switchboard.twilio.WebhookField;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WebhookPlannerTests {

    private static final Capabilities EVERYTHING = new Capabilities(true, true, true, false);
    private static final String RETRIES = "#rc=3&rp=5xx,ct,rt&ct=2000&rt=5000";

    private final WebhookPlanner webhooks = new WebhookPlanner(
            new WebhookSettings("https://a.example/", "https://b.example", WebhookSettings.ALL_CHANNELS, false));

    @Test
    void everyFieldOfANumberThatCanDoEverythingIsOurs() {
        var plan = webhooks.planFor(null, number(EVERYTHING, null, null, null));

        assertThat(plan.channels()).containsExactly("sms", "voice");
        assertThat(plan.unmanaged()).isEmpty();
        assertThat(plan.desired())
                .containsOnlyKeys(WebhookField.values())
                .containsEntry(WebhookField.SMS_URL, "https://a.example/api/webhooks/sms" + RETRIES)
                .containsEntry(WebhookField.SMS_FALLBACK_URL, "https://b.example/api/webhooks/sms" + RETRIES)
                .containsEntry(WebhookField.VOICE_URL, "https://a.example/api/webhooks/voice" + RETRIES)
                .containsEntry(WebhookField.VOICE_FALLBACK_URL, "https://b.example/api/webhooks/voice" + RETRIES)
                .containsEntry(WebhookField.STATUS_CALLBACK, "https://a.example/api/webhooks/voice/status" + RETRIES)
                .containsEntry(WebhookField.STATUS_CALLBACK_METHOD, "POST");
    }

    @Test
    void aChannelThatTheNumberLacksIsNotConfigured() {
        assertThat(webhooks.planFor(null, number(new Capabilities(true, false, false, false), null, null, null))
                        .desired())
                .containsOnlyKeys(
                        WebhookField.SMS_URL,
                        WebhookField.SMS_METHOD,
                        WebhookField.SMS_FALLBACK_URL,
                        WebhookField.SMS_FALLBACK_METHOD);
        assertThat(webhooks.planFor(null, number(new Capabilities(false, false, false, true), null, null, null))
                        .desired())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AP1, , , voice, sms, SmsApplicationSid",
        ", AP1, , sms, voice, VoiceApplicationSid",
        ", , TK1, sms, voice, TrunkSid",
        ", AP1, TK1, sms, voice, TrunkSid"
    })
    void aChannelThatIsHandedToSomethingElseIsLeftAlone(
            @Nullable String smsApplication,
            @Nullable String voiceApplication,
            @Nullable String trunk,
            String ours,
            String unmanaged,
            String reason) {
        var plan = webhooks.planFor(null, number(EVERYTHING, smsApplication, voiceApplication, trunk));

        assertThat(plan.channels()).containsExactly(ours);
        assertThat(plan.unmanaged()).containsExactly(new UnmanagedChannel(unmanaged, reason));
        assertThat(plan.desired())
                .doesNotContainKey(unmanaged.equals("sms") ? WebhookField.SMS_URL : WebhookField.VOICE_URL);
    }

    @Test
    void aChannelThatIsNotManagedIsLeftAlone() {
        var plan = new WebhookPlanner(new WebhookSettings("https://a.example", "", Set.of("sms"), false))
                .planFor(null, number(EVERYTHING, null, null, null));

        assertThat(plan.channels()).containsExactly("sms");
        assertThat(plan.unmanaged()).containsExactly(new UnmanagedChannel("voice", "PROVISIONING_CHANNELS"));
        assertThat(plan.desired()).doesNotContainKeys(WebhookField.VOICE_URL, WebhookField.STATUS_CALLBACK);
    }

    @Test
    void theVoiceUrlNamesTheAgentWhereASettingAsksForIt() {
        var assigned = RecordedNumbers.active("+15005550006", "PN1", "AC1", null)
                .with(new PhoneNumber.Desired("Line", null, "a b", null, null));
        var naming =
                new WebhookPlanner(new WebhookSettings("https://a.example", "", WebhookSettings.ALL_CHANNELS, true));

        assertThat(naming.planFor(assigned, number(EVERYTHING, null, null, null))
                        .desired())
                .containsEntry(WebhookField.VOICE_URL, "https://a.example/api/webhooks/voice?agentId=a+b" + RETRIES)
                .containsEntry(WebhookField.SMS_URL, "https://a.example/api/webhooks/sms" + RETRIES);
        assertThat(webhooks.planFor(assigned, number(EVERYTHING, null, null, null))
                        .desired())
                .containsEntry(WebhookField.VOICE_URL, "https://a.example/api/webhooks/voice" + RETRIES);
    }

    @Test
    void aChannelThatDoesNotExistIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WebhookSettings("https://a.example", "", Set.of("fax"), false))
                .withMessageContaining("PROVISIONING_CHANNELS");
    }

    @Test
    void onlyWhatDiffersIsChanged() {
        var number = number(EVERYTHING, null, null, null);
        var plan = webhooks.planFor(null, number);

        assertThat(plan.differences(plan.desired())).isEmpty();
        assertThat(plan.differences(number.webhooks())).isEqualTo(plan.desired());

        var actual = new EnumMap<>(plan.desired());
        actual.put(WebhookField.SMS_METHOD, "GET");
        assertThat(plan.differences(actual)).isEqualTo(Map.of(WebhookField.SMS_METHOD, "POST"));
    }

    @Test
    void theFallbackIsTheSameAgainUnlessThereIsAnother() {
        var same = new WebhookPlanner(new WebhookSettings("https://a.example", "", WebhookSettings.ALL_CHANNELS, false))
                .planFor(null, number(EVERYTHING, null, null, null));

        assertThat(same.desired().get(WebhookField.SMS_FALLBACK_URL))
                .isEqualTo(same.desired().get(WebhookField.SMS_URL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "/path", "https://a.example/?x=1", "https://a.example/#rc=3"})
    void anInvalidBaseUrlIsRefused(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WebhookSettings(url, "", WebhookSettings.ALL_CHANNELS, false))
                .withMessageContaining("PUBLIC_BASE_URL");
    }

    private static IncomingNumber number(
            Capabilities capabilities,
            @Nullable String smsApplication,
            @Nullable String voiceApplication,
            @Nullable String trunk) {
        return new IncomingNumber(
                "PN1",
                "AC1",
                "+15005550006",
                "Line",
                capabilities,
                Map.of(WebhookField.SMS_URL, "https://elsewhere.example/"),
                smsApplication,
                voiceApplication,
                trunk);
    }
}
