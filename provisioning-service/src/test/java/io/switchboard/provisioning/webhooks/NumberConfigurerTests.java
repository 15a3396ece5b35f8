package io.switchboard.provisioning.webhooks;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.switchboard.mongo.lease.Leases;
import io.switchboard.provisioning.EmulatedTwilio;
import io.switchboard.provisioning.accounts.EmptyStore;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.records.RecordedNumbers;
import io.switchboard.provisioning.webhooks.NumberConfiguration.Configured;
import io.switchboard.provisioning.webhooks.NumberConfiguration.HeldByAnother;
import io.switchboard.provisioning.webhooks.NumberConfiguration.InSync;
import io.switchboard.provisioning.webhooks.NumberConfiguration.NotInEffect;
import io.switchboard.provisioning.webhooks.NumberConfiguration.Refused;
import io.switchboard.twilio.IncomingNumber;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.TwilioClients;
import io.switchboard.twilio.TwilioSettings;
import io.switchboard.twilio.WebhookField;
import io.switchboard.twilio.failure.TwilioUnavailable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NumberConfigurerTests {

    private static final String SMS_URL = "https://a.example/api/webhooks/sms#rc=3&rp=5xx,ct,rt&ct=2000&rt=5000";

    private final EmulatedTwilio twilio = new EmulatedTwilio();
    private final TwilioClients clients = new TwilioClients(TwilioSettings.of(twilio.url()));
    private final Leases leases = leases("one");
    private final NumberConfigurer configurer = new NumberConfigurer(
            leases,
            new WebhookPlanner(new WebhookSettings("https://a.example", "", WebhookSettings.ALL_CHANNELS, false)));

    private final String address = EmulatedTwilio.address();
    private String accountSid = "";
    private String sid = "";

    @BeforeEach
    void addNumber() {
        accountSid = twilio.addAccount("Demo");
        sid = twilio.addNumber(accountSid, address);
        twilio.forgetCalls();
    }

    @AfterEach
    void close() {
        clients.close();
        twilio.reset();
    }

    @Test
    void aDriftedNumberIsConfiguredWithOneChangeAndReadBack() {
        var before = actual();
        twilio.forgetCalls();

        var outcome = configurer.configure(account(), desired(null), before);

        assertThat(outcome).isInstanceOfSatisfying(Configured.class, configured -> {
            assertThat(configured.before()).containsEntry(WebhookField.SMS_URL, "https://demo.twilio.com/welcome/sms");
            assertThat(configured.number().webhooks()).containsEntry(WebhookField.SMS_URL, SMS_URL);
        });
        assertThat(twilio.calls()).extracting(call -> call.method()).containsExactly("POST", "GET");
    }

    @Test
    void aNumberThatIsAsPlannedCausesNoCall() {
        configurer.configure(account(), desired(null), actual());
        var configured = actual();
        twilio.forgetCalls();

        assertThat(configurer.configure(account(), desired(null), configured)).isInstanceOf(InSync.class);
        assertThat(twilio.calls()).isEmpty();
    }

    @Test
    void aChangeThatTwilioAcceptsAndDoesNotMakeIsNoticed() {
        twilio.answersNumber(sid, "sms_url", "https://old.example/sms");

        var outcome = configurer.configure(account(), desired(null), actual());

        assertThat(outcome).isEqualTo(new NotInEffect(Map.of(WebhookField.SMS_URL, SMS_URL)));
    }

    @Test
    void aRefusalIsAnOutcomeWithTwiliosCode() {
        var before = actual();
        twilio.refuses("POST", sid);

        var outcome = configurer.configure(account(), desired(null), before);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason().code()).isEqualTo(21502));
    }

    @Test
    void aFailureThatMayPassIsThrownAndFreesTheNumber() {
        var before = actual();
        twilio.breaks("POST", sid);

        assertThatExceptionOfType(TwilioUnavailable.class)
                .isThrownBy(() -> configurer.configure(account(), desired(null), before));

        twilio.mend();
        assertThat(configurer.configure(account(), desired(null), before).isAsPlanned())
                .isTrue();
    }

    @Test
    void aNumberThatAnotherProcessChangesIsLeftToIt() {
        var before = actual();
        assertThat(leases.acquire(NumberConfigurer.leaseOf(address), Duration.ofMinutes(1)))
                .isPresent();
        twilio.forgetCalls();

        assertThat(configurer.configure(account(), desired(null), before)).isEqualTo(new HeldByAnother());
        assertThat(twilio.calls()).isEmpty();
    }

    @Test
    void aChannelThatTheTenantDoesNotWantLosesOurUrlsAndKeepsForeignOnes() {
        configurer.configure(account(), desired(null), actual());
        twilio.setNumber(sid, "sms_fallback_url", "https://other.example/sms");

        var outcome = configurer.configure(account(), desired(List.of("voice")), actual());

        assertThat(outcome).isInstanceOf(Configured.class);
        assertThat(actual().webhooks())
                .containsEntry(WebhookField.SMS_URL, "")
                .containsEntry(WebhookField.SMS_FALLBACK_URL, "https://other.example/sms")
                .hasEntrySatisfying(
                        WebhookField.VOICE_URL,
                        url -> assertThat(url).startsWith("https://a.example/api/webhooks/voice"));
    }

    private PhoneNumber desired(@Nullable List<String> enabledChannels) {
        return RecordedNumbers.active(address, sid, accountSid, enabledChannels);
    }

    private IncomingNumber actual() {
        return account().numbers().find(sid).orElseThrow();
    }

    private TwilioAccount account() {
        return clients.account(accountSid, twilio.token(accountSid));
    }

    private static Leases leases(String holder) {
        return new Leases(EmptyStore.open(), Clock.systemUTC(), holder);
    }
}
