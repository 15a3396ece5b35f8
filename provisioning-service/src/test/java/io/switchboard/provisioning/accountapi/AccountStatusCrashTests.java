package io.switchboard.provisioning.accountapi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.change.audit.AuditActor;
import io.switchboard.directory.TokenCipher;
import io.switchboard.events.audit.AuditEntry;
import io.switchboard.events.audit.AuditEntry.Outcome;
import io.switchboard.mongo.lease.Leases;
import io.switchboard.mongo.revision.PendingEvent;
import io.switchboard.provisioning.EmulatedTwilio;
import io.switchboard.provisioning.TestClock;
import io.switchboard.provisioning.accounts.EmptyStore;
import io.switchboard.provisioning.accounts.ManagedAccounts;
import io.switchboard.provisioning.accounts.RecordedAccount;
import io.switchboard.provisioning.accountwork.AccountLeases;
import io.switchboard.provisioning.accountwork.AccountMeters;
import io.switchboard.provisioning.accountwork.CrashPoint;
import io.switchboard.provisioning.accountwork.RecordedAnnouncements;
import io.switchboard.provisioning.intent.TestIntents;
import io.switchboard.provisioning.sync.SyncLoop;
import io.switchboard.testing.CrashingMongo;
import io.switchboard.testing.TestKeyset;
import io.switchboard.testing.emulator.TwilioFault;
import io.switchboard.twilio.Account;
import io.switchboard.twilio.account.TwilioAccounts;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Kills the process at each of its writes while the status of an account changes. */
class AccountStatusCrashTests {

    private static final TenantId TENANT = new TenantId("demo");
    private static final AuditActor OPERATOR = new AuditActor("olga", null, List.of("operator"));
    private static final int MOST_WRITES = 30;

    /** Longer than the leases and claims of dead processes last. */
    private static final Duration AGES = Duration.ofMinutes(10);

    private final EmulatedTwilio twilio = new EmulatedTwilio();
    private final MongoOperations mongo = EmptyStore.open();
    private final TestClock clock = new TestClock();
    private final TokenCipher cipher = TokenCipher.of(TestKeyset.generate());
    private final Map<String, PendingEvent> events = Collections.synchronizedMap(new LinkedHashMap<>());
    private final RecordedAnnouncements announcements = new RecordedAnnouncements();

    @SuppressWarnings("NullAway") // only the closing of an account asks for a sync run
    private static final SyncLoop NO_SYNC = null;

    @AfterEach
    void reset() {
        twilio.reset();
    }

    /** A process of the service. */
    private final class Instance {

        private final ManagedAccounts managed;
        private final TestIntents open;
        private final AccountStatusChange statuses;

        Instance(MongoOperations connection) {
            var leases = new Leases(connection, clock, "one");
            managed = new ManagedAccounts(connection, twilio, cipher, friendlyName -> Optional.empty(), clock);
            open = new TestIntents(connection, leases, clock, event -> events.put(event.eventId(), event));
            statuses = new AccountStatusChange(
                    managed.accounts,
                    announcements.with(new CrashPoint(0, false)),
                    new AccountLeases(leases),
                    NO_SYNC,
                    open.intents,
                    new AccountMeters(new SimpleMeterRegistry()));
        }
    }

    @Test
    void aSuspensionHasOneEntryAfterACrashAtAnyWrite() {
        for (var write = 1; write < MOST_WRITES; write++) {
            for (var hasEffect : List.of(false, true)) {
                var account = addAccount();
                var earlier = audited().size();
                var isAtEnd = !crashes(account, write, hasEffect);
                settle();

                var isMade = statusAtTwilio(account).equals(RecordedAccount.SUSPENDED);
                var entries = audited().subList(earlier, audited().size());
                assertThat(entries).as("crash at write " + write).hasSizeLessThanOrEqualTo(1);
                assertThat(entries.stream().anyMatch(entry -> entry.outcome() == Outcome.SUCCEEDED))
                        .isEqualTo(isMade);
                assertThat(recorded(account).status()).isEqualTo(isMade ? "suspended" : "active");
                if (isAtEnd) {
                    assertThat(write).isGreaterThan(4);
                    return;
                }
            }
        }
        throw new AssertionError("The change has more than " + MOST_WRITES + " writes");
    }

    @Test
    void aChangeWithoutAnAnswerHasTheEntryOfItsOutcome() {
        var account = addAccount();
        twilio.fails(TwilioFault.on("POST", account.accountSid()).isRefused(503, 20500));

        assertThatThrownBy(() -> change(new Instance(mongo), account)).isInstanceOf(ApiProblem.class);
        assertThat(audited()).as("not known yet").isEmpty();
        settle();

        assertThat(audited()).singleElement().satisfies(entry -> {
            assertThat(entry.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(entry.subject()).isEqualTo("olga");
            assertThat(entry.what()).isEqualTo("account.suspended");
            assertThat(entry.before()).containsEntry("status", "active");
        });
    }

    private RecordedAccount addAccount() {
        var sid = twilio.addAccount("Demo");
        return new Instance(mongo)
                .managed.accounts.recordCreated(new Account(sid, "Demo", "active", twilio.token(sid)), TENANT);
    }

    private boolean crashes(RecordedAccount account, int write, boolean hasEffect) {
        try {
            change(new Instance(CrashingMongo.dyingAt(mongo, write, hasEffect)), account);
            return false;
        } catch (CrashingMongo.ProcessDied e) {
            return true;
        }
    }

    private static void change(Instance instance, RecordedAccount account) {
        instance.statuses.change(account, RecordedAccount.SUSPENDED, OPERATOR);
    }

    private void settle() {
        for (var pass = 0; pass < 2; pass++) {
            clock.advance(AGES);
            var other = new Instance(mongo);
            other.open.settle(other.statuses);
        }
    }

    private String statusAtTwilio(RecordedAccount account) {
        var main = new Instance(mongo).managed.accounts.connectMain();
        return new TwilioAccounts(main).find(account.accountSid()).orElseThrow().status();
    }

    private RecordedAccount recorded(RecordedAccount account) {
        var managed = new Instance(mongo).managed;
        // As the sync run does, which records the status that Twilio lists.
        return managed.accounts.recordOne(account.accountSid()).orElseThrow();
    }

    private List<AuditEntry> audited() {
        return new ArrayList<>(events.values())
                .stream()
                        .filter(event -> event.type().equals("io.switchboard.audit.recorded"))
                        .map(event -> JsonMapper.shared().readValue(event.data(), AuditEntry.class))
                        .toList();
    }
}
