package io.switchboard.provisioning.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.switchboard.provisioning.EmulatedTwilio;
import io.switchboard.provisioning.accounts.EmptyStore;
import io.switchboard.provisioning.doctor.check.CheckFinding;
import io.switchboard.provisioning.doctor.check.CheckState;
import io.switchboard.provisioning.doctor.check.ExaminedAccount;
import io.switchboard.provisioning.lastwebhook.LastWebhook;
import io.switchboard.provisioning.lastwebhook.LastWebhooks;
import io.switchboard.twilio.TwilioClients;
import io.switchboard.twilio.TwilioSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;

import static org.assertj.core.api.Assertions.assertThat;

class DebuggerCheckTests {

    private static final String URL = "https://a.example/api/webhooks/debugger";

    private final EmulatedTwilio twilio = new EmulatedTwilio();
    private final TwilioClients clients = new TwilioClients(TwilioSettings.of(twilio.url()));
    private final MongoOperations mongo = EmptyStore.open();
    private final String accountSid = twilio.addAccount("Demo");

    @AfterEach
    void close() {
        clients.close();
        twilio.reset();
    }

    @Test
    void anErrorOfWhichNoEventCameShowsThatTheDebuggerReportsElsewhere() {
        twilio.logsAlert(accountSid, "11200", "HTTP retrieval failure");

        var finding = examineLater();

        assertThat(finding.state()).isEqualTo(CheckState.WARNING);
        assertThat(finding.remedy()).contains(URL);
    }

    @Test
    void anErrorWithItsEventShowsThatItReportsHere() {
        twilio.logsAlert(accountSid, "11200", "HTTP retrieval failure");
        receives(Instant.now());

        assertThat(examineLater().state()).isEqualTo(CheckState.OK);
    }

    @Test
    void withoutAnErrorNothingIsKnown() {
        assertThat(examineLater().state()).isEqualTo(CheckState.OK);
        assertThat(examineLater().detail()).contains("unknown");

        receives(Instant.now().minus(Duration.ofDays(3)));
        assertThat(examineLater().title()).isEqualTo("Twilio's debugger reports here");
    }

    @Test
    void anEventOfAnEarlierErrorProvesNothing() {
        receives(Instant.now().minus(Duration.ofDays(3)));
        twilio.logsAlert(accountSid, "11200", "HTTP retrieval failure");

        assertThat(examineLater().state()).isEqualTo(CheckState.WARNING);
    }

    private void receives(Instant at) {
        mongo.save(new LastWebhook(accountSid + "|debugger", null, null, at));
    }

    /** Examines the account an hour from now, when the event of an error has come if it ever does. */
    private CheckFinding examineLater() {
        var account = new ExaminedAccount(
                clients.account(accountSid, twilio.token(accountSid)),
                null,
                numbers -> List.of(),
                Clock.offset(Clock.systemUTC(), Duration.ofHours(1)));
        return new DebuggerCheck(new LastWebhooks(mongo), URL).run(account).getFirst();
    }
}
