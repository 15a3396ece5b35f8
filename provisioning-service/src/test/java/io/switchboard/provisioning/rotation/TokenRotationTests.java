package io.switchboard.provisioning.rotation;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
import io.switchboard.provisioning.rotation.TokenRotation.State;
import io.switchboard.testing.TestKeyset;
import io.switchboard.testing.emulator.TwilioEmulator;
import io.switchboard.testing.emulator.TwilioFault;
import io.switchboard.twilio.account.AuthTokens;
import io.switchboard.twilio.account.TwilioAccounts;
import io.switchboard.web.ApiProblem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.mongodb.core.MongoTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** At every moment of every rotation, the directory accepts the token with which Twilio signs. */
class TokenRotationTests {

    private static final AuditActor OPERATOR = new AuditActor("operator", null, List.of("operator"));
    private static final TwilioFault CREATING = TwilioFault.on("POST", "/AuthTokens/Secondary");
    private static final TwilioFault PROMOTING = TwilioFault.on("POST", "/AuthTokens/Promote");
    private static final int WRITES = 12;

    private final EmulatedTwilio twilio = new EmulatedTwilio();
    private final TokenCipher cipher = TokenCipher.of(TestKeyset.generate());
    private final MongoTemplate mongo = EmptyStore.open();
    private final StepClock clock = new StepClock();
    private final RecordedAnnouncements announced = new RecordedAnnouncements();
    private final Instance steady = new Instance(new CrashPoint(0, false), "steady");
    private String sid = "";
    private String before = "";

    /** One instance of the service, which may crash. */
    private final class Instance {

        final TokenRotations rotations;
        final ManagedAccounts managed;
        final TokenRotator rotator;

        Instance(CrashPoint crash, String name) {
            var database = crash.over(mongo);
            rotations = new TokenRotations(database, new IdGenerator(), clock);
            managed = new ManagedAccounts(database, twilio, cipher, friendlyName -> Optional.empty(), clock);
            var announcer = announced.with(crash);
            rotator = new TokenRotator(
                    rotations,
                    new RotatedTokens(managed.store, announcer, cipher, managed.rotation, clock),
                    new TwilioTokens(managed.accounts),
                    announcer,
                    new AccountLeases(new Leases(mongo, clock, name)),
                    managed.rotation,
                    clock);
        }

        void rotate() {
            rotations.begin(recorded(), OPERATOR);
            rotator.advance(sid);
        }

        /** Runs the loop until nothing is left to do, and checks the promise after each step. */
        void settle() {
            for (var run = 0; run < 6; run++) {
                assertNoWebhookIsRefused();
                clock.advance(Duration.ofMinutes(3));
                rotations.due(clock.instant()).forEach(rotation -> rotator.advance(rotation.accountSid()));
            }
            assertNoWebhookIsRefused();
        }
    }

    @BeforeEach
    void addAccount() {
        sid = twilio.addAccount("acme");
        steady.managed.accounts.record((account, failure) -> {
            throw failure;
        });
        announced.directory.put(sid, recorded());
        before = primary();
    }

    @AfterEach
    void startOver() {
        twilio.reset();
    }

    @Test
    void bothTokensAreAcceptedBeforeTwilioSignsWithTheNewOne() {
        steady.rotate();

        assertThat(primary()).isEqualTo(before);
        assertThat(rotation().state()).isEqualTo(State.ACCEPTED);
        assertThat(accepted()).hasSize(2).contains(before);

        clock.advance(Duration.ofSeconds(9));
        steady.rotator.advance(sid);
        assertThat(primary()).as("the directory needs its time").isEqualTo(before);

        steady.settle();
        assertRotated();
        assertThat(recorded().previousAuthTokenUntil())
                .isBeforeOrEqualTo(clock.instant().plus(Duration.ofHours(24)));
        assertThat(announced.audited.toString() + rotation())
                .contains("account.token-rotated")
                .doesNotContain(before)
                .doesNotContain(primary());
    }

    static Stream<Arguments> crashes() {
        return IntStream.rangeClosed(1, WRITES)
                .boxed()
                .flatMap(write -> Stream.of(Arguments.of(write, false), Arguments.of(write, true)));
    }

    @ParameterizedTest
    @MethodSource("crashes")
    void aCrashAtAnyWriteEndsWithTheNewToken(int write, boolean afterwards) {
        var crash = new CrashPoint(write, afterwards);
        var crashing = new Instance(crash, "crashing");
        try {
            crashing.rotate();
            clock.advance(Duration.ofSeconds(10));
            assertNoWebhookIsRefused();
            crashing.rotator.advance(sid);
            throw new AssertionError("no crash at write " + write);
        } catch (Crash e) {
            assertNoWebhookIsRefused();
            clock.advance(Duration.ofMinutes(3));
        }

        steady.rotate();
        steady.settle();

        assertRotated();
        assertThat(announced.outcomes).containsOnly(Outcome.SUCCEEDED);
    }

    static Stream<ApiFault> faults() {
        return Stream.of(
                CREATING.once().isAcceptedAndCutOff(),
                CREATING.once().isRefused(503, 20500),
                PROMOTING.once().isAcceptedAndCutOff(),
                PROMOTING.once().isAcceptedAndAnsweredWith(500, 20500),
                PROMOTING.once().isRefused(503, 20500),
                PROMOTING.once().isRefused(429, 20429),
                TwilioFault.on("DELETE", "/AuthTokens/Secondary").once().isRefused(503, 20500),
                TwilioFault.on("GET", "/Accounts/AC").once().isRefused(503, 20500));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultOfTwilioEndsWithTheNewToken(ApiFault fault) {
        TwilioEmulator.shared().fails(fault);

        steady.rotate();
        steady.settle();

        assertRotated();
    }

    @Test
    void aSyncRunInBetweenChangesNothing() {
        steady.rotate();

        record();
        assertNoWebhookIsRefused();
        assertThat(accepted()).hasSize(2);
        steady.settle();
        record();

        assertRotated();
    }

    @Test
    void twoInstancesAtOnceRotateOnce() throws Exception {
        var other = new Instance(new CrashPoint(0, false), "other");
        List<Callable<Object>> both = List.of(
                () -> {
                    steady.rotate();
                    return "";
                },
                () -> {
                    other.rotate();
                    return "";
                });

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var outcome : threads.invokeAll(both)) {
                outcome.get();
            }
        }
        steady.settle();

        assertRotated();
        assertThat(announced.outcomes).containsExactly(Outcome.SUCCEEDED);
    }

    @Test
    void aNewTokenThatWasDeletedAtTwilioLeavesTheOldOne() {
        steady.rotate();
        new AuthTokens(steady.managed.clients.account(sid, before)).deleteSecondary();

        clock.advance(Duration.ofMinutes(1));
        steady.rotator.advance(sid);

        assertThat(rotation().state()).isEqualTo(State.FAILED);
        assertThat(cipher.open(sid, recorded().sealedAuthToken()))
                .isEqualTo(before)
                .isEqualTo(primary());
        assertThat(announced.outcomes).containsExactly(Outcome.FAILED);
    }

    @Test
    void aRefusalBeforeThereIsANewTokenEndsTheRotation() {
        TwilioEmulator.shared().fails(CREATING.once().isRefused(401, 20003));

        steady.rotate();

        assertThat(rotation().state()).isEqualTo(State.FAILED);
        assertThat(rotation().problem())
                .contains("does not accept the credentials")
                .contains("20003");
    }

    @Test
    void onlyAnActiveAccountOtherThanTheMainOneIsRotated() {
        var suspended = recorded().withStatus(RecordedAccount.SUSPENDED, clock.instant());
        var main = steady.managed.store.find(twilio.mainSid).orElseThrow();

        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> steady.rotations.begin(suspended, OPERATOR))
                .withMessageContaining("account-not-active");
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> steady.rotations.begin(main, OPERATOR))
                .withMessageContaining("main-account");
    }

    private void record() {
        steady.managed.accounts.record((account, failure) -> {
            throw failure;
        });
        announced.directory.put(sid, recorded());
    }

    private void assertRotated() {
        assertThat(rotation().state()).isEqualTo(State.ROTATED);
        assertThat(rotation().sealedNewToken()).isNull();
        assertThat(primary()).isNotEqualTo(before);
        assertThat(cipher.open(sid, recorded().sealedAuthToken())).isEqualTo(primary());
        assertThat(announced.directory.get(sid)).isEqualTo(recorded());
    }

    /** The token that signs is accepted, and the current token of the directory works for requests. */
    private void assertNoWebhookIsRefused() {
        assertThat(accepted()).contains(primary());
        var current = cipher.open(sid, published().sealedAuthToken());
        assertThat(new TwilioAccounts(steady.managed.clients.account(sid, current)).find(sid))
                .isPresent();
    }

    private List<String> accepted() {
        var account = published();
        var previous = account.sealedPreviousAuthToken();
        return new io.switchboard.directory.Account(
                        sid,
                        "acme",
                        cipher.open(sid, account.sealedAuthToken()),
                        previous == null ? null : cipher.open(sid, previous),
                        account.previousAuthTokenUntil())
                .signingTokens(clock.instant());
    }

    private RecordedAccount published() {
        return Objects.requireNonNull(announced.directory.get(sid));
    }

    private String primary() {
        return new TwilioAccounts(steady.managed.accounts.connectMain())
                .find(sid)
                .orElseThrow()
                .authToken();
    }

    private RecordedAccount recorded() {
        return steady.managed.store.find(sid).orElseThrow();
    }

    private TokenRotation rotation() {
        return steady.rotations.find(sid).orElseThrow();
    }
}
