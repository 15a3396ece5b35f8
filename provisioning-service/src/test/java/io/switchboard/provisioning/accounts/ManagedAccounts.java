package io.switchboard.provisioning.accounts;

import java.time.Clock;
import java.time.Duration;

import io.switchboard.directory.TokenCipher;
import io.switchboard.provisioning.EmulatedTwilio;
import io.switchboard.twilio.TwilioClients;
import org.springframework.data.mongodb.core.MongoOperations;

/** The recorded accounts of the emulator's main account, for tests without a Spring context. */
public final class ManagedAccounts {

    public final RotationSettings rotation = new RotationSettings(Duration.ofHours(24), Duration.ofSeconds(10));
    public final RecordedAccounts store;
    public final Tenants tenants;
    public final Accounts accounts;
    public final TwilioClients clients;

    public ManagedAccounts(
            MongoOperations mongo, EmulatedTwilio twilio, TokenCipher cipher, IntendedTenants intended, Clock clock) {
        var main = new MainAccountSettings(
                twilio.mainSid, twilio.mainToken, twilio.url().toString());
        clients = main.clients();
        store = new RecordedAccounts(mongo);
        tenants = new Tenants(mongo, new TenantSettings(""), intended);
        accounts = new Accounts(store, new AccountList(clients, main), tenants, cipher, clients, main, rotation, clock);
    }
}
