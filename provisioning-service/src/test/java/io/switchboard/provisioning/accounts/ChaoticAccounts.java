package io.switchboard.provisioning.accounts;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import io.switchboard.directory.TokenCipher;
import io.switchboard.testing.TestKeyset;
import io.switchboard.twilio.TwilioClients;
import io.switchboard.twilio.TwilioSettings;
import io.switchboard.web.TenantId;
import org.springframework.data.mongodb.core.MongoOperations;

/** Makes the accounts of tests without a Spring context; the token of each is {@code token-} and its SID. */
public final class ChaoticAccounts {

    private static final String MAIN = "AC000000000000000000000000000000a1";

    private final TokenCipher cipher = TokenCipher.of(TestKeyset.generate());
    private final TwilioClients clients;
    private final URI twilio;
    private final Clock clock;

    public ChaoticAccounts(URI twilio, Duration timeout, Clock clock) {
        this.clients = new TwilioClients(new TwilioSettings(twilio, timeout, timeout));
        this.twilio = twilio;
        this.clock = clock;
    }

    /** Records an active account. */
    public void add(MongoOperations mongo, String accountSid, TenantId tenant) {
        mongo.insert(new RecordedAccount(
                accountSid,
                MAIN,
                tenant,
                RecordedAccount.ACTIVE,
                cipher.seal(accountSid, "token-" + accountSid),
                null,
                null,
                clock.instant(),
                null,
                null));
    }

    public Accounts over(MongoOperations mongo) {
        var main = new MainAccountSettings(MAIN, "token-" + MAIN, twilio.toString());
        return new Accounts(
                new RecordedAccounts(mongo),
                new AccountList(clients, main),
                new Tenants(mongo, new TenantSettings(""), friendlyName -> Optional.empty()),
                cipher,
                clients,
                main,
                new RotationSettings(Duration.ofHours(1), Duration.ZERO),
                clock);
    }
}
