package io.switchboard.provisioning.doctor;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.switchboard.directory.TokenCipher;
import io.switchboard.provisioning.EmulatedTwilio;
import io.switchboard.provisioning.TestClock;
import io.switchboard.provisioning.accounts.EmptyStore;
import io.switchboard.provisioning.accounts.ManagedAccounts;
import io.switchboard.provisioning.conversations.ConversationServices;
import io.switchboard.provisioning.conversations.TenantConversationsStore;
import io.switchboard.provisioning.doctor.check.CheckFinding;
import io.switchboard.provisioning.doctor.check.CheckState;
import io.switchboard.testing.TestKeyset;
import io.switchboard.twilio.Account;
import io.switchboard.web.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;

import static org.assertj.core.api.Assertions.assertThat;

class NamedServicesCheckTests {

    private static final TenantId TENANT = new TenantId("demo");

    private final EmulatedTwilio twilio = new EmulatedTwilio();
    private final MongoOperations mongo = EmptyStore.open();
    private final TenantConversationsStore settings = new TenantConversationsStore(mongo);
    private final ManagedAccounts managed = new ManagedAccounts(
            mongo, twilio, TokenCipher.of(TestKeyset.generate()), name -> Optional.empty(), new TestClock());
    private final NamedServicesCheck check =
            new NamedServicesCheck(new ConversationServices(settings, managed.store, managed.accounts));

    @AfterEach
    void close() {
        twilio.reset();
    }

    @Test
    void aTenantWithoutNamedServicesHasNoFindingAndTwilioIsNotAsked() {
        account(TENANT);
        twilio.forgetCalls();

        assertThat(check.run(TENANT)).isEmpty();
        assertThat(twilio.calls()).isEmpty();
    }

    @Test
    void servicesOfAllAccountsOfTheTenantAreFound() {
        var first = twilio.addConversationsService(account(TENANT), Map.of());
        var second = twilio.addConversationsService(account(TENANT), Map.of());

        assertThat(examine(first, second).state()).isEqualTo(CheckState.OK);
    }

    @Test
    void aServiceOfAnotherTenantIsNotFound() {
        var own = twilio.addConversationsService(account(TENANT), Map.of());
        var theirs = twilio.addConversationsService(account(new TenantId("other")), Map.of());

        var finding = examine(own, theirs);

        assertThat(finding.state()).isEqualTo(CheckState.WARNING);
        assertThat(finding.detail()).contains(theirs).doesNotContain(own);
    }

    @Test
    void withoutAnAnswerOfTwilioNothingIsKnown() {
        var service = twilio.addConversationsService(account(TENANT), Map.of());
        twilio.breaks("GET", "/conversations/v1/Services");

        assertThat(examine(service).state()).isEqualTo(CheckState.UNKNOWN);
    }

    private CheckFinding examine(String... services) {
        settings.follow(TENANT, 1, Map.of("services", List.of(services)));
        return check.run(TENANT).getFirst();
    }

    private String account(TenantId tenant) {
        var sid = twilio.addAccount("Shop");
        managed.accounts.recordCreated(new Account(sid, "Shop", "active", twilio.token(sid)), tenant);
        return sid;
    }
}
