package io.switchboard.provisioning.creation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.directory.TokenCipher;
import io.switchboard.emulator.behaviour.ApiFault;
import io.switchboard.events.audit.AuditEntry.Outcome;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.mongo.lease.Leases;
import io.switchboard.provisioning.EmulatedTwilio;
import io.switchboard.provisioning.accounts.EmptyStore;
import io.switchboard.provisioning.accounts.ManagedAccounts;
import io.switchboard.provisioning.accounts.RecordedAccount;
import io.switchboard.provisioning.accountwork.AccountLeases;
import io.switchboard.provisioning.accountwork.CrashPoint;
import io.switchboard.provisioning.accountwork.CrashPoint.Crash;
import io.switchboard.provisioning.accountwork.RecordedAnnouncements;
import io.switchboard.provisioning.accountwork.StepClock;
import io.switchboard.provisioning.creation.AccountCreation.State;
import io.switchboard.testing.TestKeyset;
import io.switchboard.testing.emulator.TwilioEmulator;
import io.switchboard.testing.emulator.TwilioFault;
import io.switchboard.twilio.Account;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.IdempotencyKey;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.mongodb.core.MongoTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AccountCreationTests {

    private static final TenantId TENANT = new TenantId("acme");
    private static final IdempotencyKey KEY = new IdempotencyKey("one");
    private static final AuditActor OPERATOR = new AuditActor("operator", null, List.of("operator"));
    private static final TwilioFault CREATING = TwilioFault.on("POST", "/Accounts.json");
    private static final int WRITES = 7;

    private final EmulatedTwilio twilio = new EmulatedTwilio();
    private final TokenCipher cipher = TokenCipher.of(TestKeyset.generate());
    private final MongoTemplate mongo = EmptyStore.open();
    private final StepClock clock = new StepClock();
    private final RecordedAnnouncements announced = new RecordedAnnouncements();
    private final Instance steady = new Instance(new CrashPoint(0, false), "steady");

    /** One instance of the service, which may crash. */
    private final class Instance {

        final AccountCreations creations;
        final ManagedAccounts managed;
        final AccountCreator creator;
        final AccountIntents intents;

        Instance(CrashPoint crash, String name) {
            var database = crash.over(mongo);
            creations = new AccountCreations(database);
            managed = new ManagedAccounts(database, twilio, cipher, creations, clock);
            creator = new AccountCreator(
                    creations,
                    managed.accounts,
                    managed.tenants,
                    announced.with(crash),
                    new AccountLeases(new Leases(mongo, clock, name)),
                    clock);
            intents = new AccountIntents(creations, creator, managed.store, new IdGenerator(), clock);
        }

        AccountCreation create(@Nullable IdempotencyKey key) {
            return intents.create(TENANT, "Acme & Sons", key, OPERATOR);
        }

        /** Runs the loop until nothing is left to do. */
        void settle() {
            for (var run = 0; run < 6; run++) {
                clock.advance(Duration.ofMinutes(3));
                creations.due(clock.instant()).forEach(creator::advance);
            }
        }
    }

    @AfterEach
    void startOver() {
        twilio.reset();
    }

    @Test
    void aTenantGetsItsAccountWithItsTokenSealed() {
        var creation = steady.create(null);

        var account = onlyAccount();
        assertThat(creation.state()).isEqualTo(State.CREATED);
        assertThat(creation.accountSid()).isEqualTo(account.sid());
        assertThat(account.friendlyName()).startsWith("Acme & Sons ").hasSizeLessThanOrEqualTo(64);
        assertRecorded(account);
        assertThat(announced.audited.toString()).contains("account.created").doesNotContain(account.authToken());
    }

    static Stream<Arguments> crashes() {
        return IntStream.rangeClosed(1, WRITES)
                .boxed()
                .flatMap(write -> Stream.of(Arguments.of(write, false), Arguments.of(write, true)));
    }

    @ParameterizedTest
    @MethodSource("crashes")
    void aCrashAtAnyWriteLeadsToOneAccount(int write, boolean afterwards) {
        var crash = new CrashPoint(write, afterwards);
        try {
            new Instance(crash, "crashing").create(KEY);
            throw new AssertionError("no crash at write " + write);
        } catch (Crash e) {
            clock.advance(Duration.ofMinutes(3));
        }

        steady.create(KEY);
        steady.settle();

        assertThat(steady.create(KEY).state()).isEqualTo(State.CREATED);
        assertRecorded(onlyAccount());
        assertThat(announced.outcomes).containsExactly(Outcome.SUCCEEDED);
    }

    static Stream<ApiFault> unknownOutcomes() {
        return Stream.of(
                CREATING.once().isAcceptedAndCutOff(),
                CREATING.once().isAcceptedAndAnsweredWith(500, 20500),
                CREATING.once().isRefused(503, 20500),
                CREATING.once().isRefused(429, 20429));
    }

    @ParameterizedTest
    @MethodSource("unknownOutcomes")
    void anUnknownOutcomeIsLookedUpBeforeTwilioIsAskedAgain(ApiFault fault) {
        TwilioEmulator.shared().fails(fault);

        assertThat(steady.create(null).isFinished()).isFalse();
        steady.settle();

        assertRecorded(onlyAccount());
    }

    @Test
    void aRepeatedRequestDoesNotCreateTheAccountThatTwilioDoesNotListYet() {
        var emptyList = TwilioFault.on("GET", "/Accounts.json")
                .once()
                .isAnsweredWith(200, "{\"accounts\": [], \"next_page_uri\": null}", Map.of());
        TwilioEmulator.shared().fails(CREATING.once().isAcceptedAndCutOff());
        TwilioEmulator.shared().fails(emptyList);
        steady.create(KEY);

        assertThat(steady.create(KEY).isFinished()).isFalse();
        steady.settle();

        assertRecorded(onlyAccount());
    }

    @Test
    void aSyncRunThatMeetsTheAccountFirstGivesItToTheTenant() {
        TwilioEmulator.shared().fails(CREATING.once().isAcceptedAndCutOff());
        steady.create(null);

        steady.managed.accounts.record((sid, failure) -> {
            throw failure;
        });
        steady.settle();

        assertRecorded(onlyAccount());
    }

    @Test
    void twoInstancesAtOnceCreateOneAccount() throws Exception {
        var other = new Instance(new CrashPoint(0, false), "other");
        List<Callable<Object>> both = List.of(() -> attempt(steady), () -> attempt(other));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var outcome : threads.invokeAll(both)) {
                outcome.get();
            }
        }
        steady.settle();

        assertRecorded(onlyAccount());
    }

    private static Object attempt(Instance instance) {
        try {
            return instance.create(null);
        } catch (ApiProblem e) {
            return e;
        }
    }

    @Test
    void aTenantWithAnOpenAccountGetsNoSecondOne() {
        var created = steady.create(KEY);

        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> steady.create(null))
                .withMessageContaining("tenant-has-account");
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> steady.intents.create(TENANT, "Another", KEY, OPERATOR))
                .withMessageContaining("idempotency-key-reused");
        assertThat(steady.create(KEY)).isEqualTo(created);
    }

    @Test
    void aRefusalIsExplainedAndTheTenantMayTryAgain() {
        TwilioEmulator.shared().fails(CREATING.once().isRefused(400, 20001));

        var refused = steady.create(null);
        var second = steady.create(null);

        assertThat(refused.state()).isEqualTo(State.FAILED);
        assertThat(refused.problem()).contains("20001").contains("1,000 subaccounts");
        assertThat(second.state()).isEqualTo(State.CREATED);
        assertThat(announced.outcomes).containsExactlyInAnyOrder(Outcome.FAILED, Outcome.SUCCEEDED);
    }

    private Account onlyAccount() {
        var created = steady.managed
                .accounts
                .connectMain()
                .accounts()
                .filter(account -> account.friendlyName().startsWith("Acme"));
        var all = created.toList();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private void assertRecorded(Account account) {
        var recorded = steady.managed.store.find(account.sid()).orElseThrow();
        assertThat(recorded.tenantId()).isEqualTo(TENANT);
        assertThat(recorded.status()).isEqualTo(RecordedAccount.ACTIVE);
        assertThat(cipher.open(account.sid(), recorded.sealedAuthToken())).isEqualTo(account.authToken());
        assertThat(announced.directory.get(account.sid())).isEqualTo(recorded);
    }
}
