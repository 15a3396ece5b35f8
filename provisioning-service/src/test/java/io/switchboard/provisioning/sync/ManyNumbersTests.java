package io.switchboard.provisioning.sync;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.mongodb.client.MongoDatabase;
import io.switchboard.events.NumberRecord;
import io.switchboard.events.audit.AuditEntry;
import io.switchboard.events.job.Job;
import io.switchboard.events.number.NumberOperation;
import io.switchboard.mongo.lease.Leases;
import io.switchboard.provisioning.drift.AccountDrifts;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.records.RecordedNumbers;
import io.switchboard.testing.TestMongo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ManyNumbersTests {

    private static final int MANY = 10_000;

    /** Two pages of numbers that are all changed. More take long on the MongoDB in this process, which has no indexes. */
    private static final int DRIFTED = 1_200;

    private static final int LIMIT = 16;
    private static final String SMS_URL = "https://a.example/api/webhooks/sms#rc=3&rp=5xx,ct,rt&ct=2000&rt=5000";

    private final MongoDatabase database = TestMongo.emptyDatabase();

    @AfterEach
    void drop() {
        database.drop();
    }

    @Test
    void aPassWithoutDriftListsTheNumbersAndAsksForNone() {
        try (var twilio = new FastTwilio(MANY);
                var instance = instance(twilio, "one")) {
            record(instance, MANY);
            twilio.configureAll("https://a.example");

            var report = instance.sync(true);

            assertThat(report.inSync).isEqualTo(MANY);
            assertThat(report.drifted).isZero();
            assertThat(counts(twilio))
                    .isEqualTo(Map.of(
                            "GET accounts",
                            1L,
                            "GET list",
                            MANY / 1000L,
                            "GET services",
                            2L,
                            "GET senders",
                            2L,
                            "GET conversations",
                            2L));
        }
    }

    @Test
    void aRepairKeepsToTheLimitAndChangesEachNumberOnce() {
        try (var twilio = new FastTwilio(DRIFTED);
                var instance = instance(twilio, "one")) {
            recordAccountsAndNumbers(twilio, instance, DRIFTED);
            twilio.configureAll("https://old.example");
            twilio.delay(Duration.ofMillis(1));

            var job = awaitEnd(instance, instance.repairAll(DRIFTED));

            assertThat(job.state()).isEqualTo(Job.State.SUCCEEDED);
            assertThat(job.done()).isEqualTo(DRIFTED);
            assertThat(job.failureCount()).isZero();
            assertThat(counts(twilio))
                    .isEqualTo(Map.of(
                            "GET list",
                            2L,
                            "POST number",
                            (long) DRIFTED,
                            "GET number",
                            (long) DRIFTED,
                            "GET services",
                            1L,
                            "GET senders",
                            1L,
                            "GET conversations",
                            1L));
            assertThat(twilio.mostAtOnce()).isBetween(2, LIMIT);
            assertThat(twilio.field(FastTwilio.sid(DRIFTED - 1), "SmsUrl")).isEqualTo(SMS_URL);
            assertThat(instance.audit())
                    .filteredOn(entry -> entry.what().equals("phone-number.webhooks-repaired"))
                    .hasSize(DRIFTED)
                    .allSatisfy(entry -> assertThat(entry.subject()).isEqualTo("admin"));
            assertThat(awaitEnd(instance, instance.repairAll(DRIFTED)).done()).isEqualTo(DRIFTED);
            assertThat(counts(twilio))
                    .as("a second repair")
                    .isEqualTo(Map.of("GET list", 2L, "GET services", 1L, "GET senders", 1L, "GET conversations", 1L));
        }
    }

    @Test
    void anInterruptedRepairContinuesInAnotherInstance() {
        try (var twilio = new FastTwilio(50)) {
            var job = interruptedRepair(twilio);
            twilio.delay(Duration.ZERO);
            try (var other = instance(twilio, "two")) {
                var ended = awaitEnd(other, job);

                assertThat(ended.state()).isEqualTo(Job.State.SUCCEEDED);
                assertThat(ended.done()).isLessThanOrEqualTo(50);
                // A lease that the first instance acquired in its last moment is held until it expires.
                assertThat(IntStream.range(0, 50)
                                .filter(n -> !twilio.field(FastTwilio.sid(n), "SmsUrl")
                                        .equals(SMS_URL)))
                        .hasSize(ended.failures().size());
                assertThat(ended.failures())
                        .extracting(Job.Failure::detail)
                        .allMatch(detail -> detail.contains("Another process"));
            }
        }
    }

    /** Begins a repair and stops its instance in the middle. */
    private Job interruptedRepair(FastTwilio twilio) {
        try (var instance = instance(twilio, "one")) {
            recordAccountsAndNumbers(twilio, instance, 50);
            twilio.configureAll("https://old.example");
            twilio.delay(Duration.ofMillis(20));
            var job = instance.repairAll(50);
            await().until(() -> twilio.field(FastTwilio.sid(0), "SmsUrl").equals(SMS_URL));
            return job;
        }
    }

    @Test
    void aBusyTwilioIsAskedAgainLaterAndARefusalIsTheNumbersResult() {
        try (var twilio = new FastTwilio(3);
                var instance = instance(twilio, "one")) {
            recordAccountsAndNumbers(twilio, instance, 3);
            twilio.configureAll("https://old.example");
            twilio.answersNext(2, 429);
            assertThat(awaitEnd(instance, instance.repairAll(3)).failureCount()).isZero();

            twilio.configureAll("https://old.example");
            twilio.answersNext(1, 400);
            var job = awaitEnd(instance, instance.repairAll(3));

            assertThat(job.done()).isEqualTo(3);
            assertThat(job.failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.detail()).contains("refused", "21502"));
        }
    }

    @Test
    void ofTwoInstancesOneReadsTwilioAndBothArePublishing() {
        try (var twilio = new FastTwilio(3);
                var one = instance(twilio, "one");
                var two = instance(twilio, "two")) {
            recordAccountsAndNumbers(twilio, one, 3);
            two.sync(false);
            twilio.takeCalls();

            assertThat(two.sync(false).published).isZero();
            assertThat(one.sync(false).numbers).isZero();

            assertThat(twilio.takeCalls()).isEmpty();
            assertThat(two.published(NumberRecord.class)).hasSize(3);
        }
    }

    @Test
    void anInstanceWaitsWhileAnotherMakesTheFirstPass() {
        try (var twilio = new FastTwilio(1);
                var instance = instance(twilio, "one")) {
            var other = new Leases(instance.bean(MongoOperations.class), Clock.systemUTC(), "two");
            var lease = other.acquire(SyncTurns.RESOURCE, Duration.ofMinutes(1)).orElseThrow();

            assertThat(instance.waits(false)).isTrue();
            assertThat(twilio.takeCalls()).isEmpty();

            other.release(lease);
            assertThat(instance.sync(false).numbers).isEqualTo(1);
            assertThat(other.acquire(SyncTurns.RESOURCE, Duration.ofMinutes(1))).isPresent();
            assertThat(instance.waits(true))
                    .as("a requested pass begins after the request")
                    .isTrue();
            assertThat(instance.sync(false).published).isZero();
        }
    }

    @Test
    void aNewBaseUrlIsRolledOutAndAnInstanceWithTheEarlierOneKeepsStill() {
        try (var twilio = new FastTwilio(2);
                var old = instance(twilio, "old")) {
            recordAccountsAndNumbers(twilio, old, 2);
            try (var next = new ProvisioningInstance(
                    database,
                    twilio.url(),
                    "next",
                    Map.of("switchboard.provisioning.public-base-url", "https://b.example"))) {
                assertThat(next.sync(false).configured).isEqualTo(2);
                assertThat(next.audit()).extracting(AuditEntry::subject).containsOnly("system:repair-loop");
                assertThat(next.published(NumberOperation.class))
                        .extracting(NumberOperation::step)
                        .containsOnly("repaired");

                assertThat(old.sync(false).numbers).isZero();
                assertThat(twilio.field(FastTwilio.sid(0), "SmsUrl")).startsWith("https://b.example/");
            }
        }
    }

    @Test
    void aFailureThatRepeatsIsAuditedOnce() {
        try (var twilio = new FastTwilio(1);
                var instance = instance(twilio, "one")) {
            recordAccountsAndNumbers(twilio, instance, 1);
            twilio.configureAll("https://old.example");
            twilio.answersNext(2, 400);

            assertThat(instance.sync(true).failing()).isEqualTo(1);
            assertThat(instance.sync(true).failing()).isEqualTo(1);
            assertThat(driftOf(instance)).isEqualTo(List.of(1, 1));
            assertThat(instance.sync(true).configured).isEqualTo(1);
            assertThat(driftOf(instance)).isEqualTo(List.of(1, 0));
            instance.sync(true);
            assertThat(driftOf(instance)).isEqualTo(List.of(0, 0));

            assertThat(instance.audit())
                    .extracting(AuditEntry::outcome)
                    .containsExactly(AuditEntry.Outcome.FAILED, AuditEntry.Outcome.SUCCEEDED);
        }
    }

    /** The drifted and the failing numbers of the last pass over the account. */
    private static List<Integer> driftOf(ProvisioningInstance instance) {
        var drift = instance.bean(AccountDrifts.class)
                .of(List.of(FastTwilio.ACCOUNT))
                .getFirst();
        return List.of(drift.drifted(), drift.failing());
    }

    private static Job awaitEnd(ProvisioningInstance instance, Job job) {
        return await().atMost(Duration.ofMinutes(4))
                .until(() -> instance.job(job.id()), now -> now.state().isLast());
    }

    private static void recordAccountsAndNumbers(FastTwilio twilio, ProvisioningInstance instance, int count) {
        record(instance, count);
        twilio.configureAll("https://a.example");
        instance.sync(true);
        twilio.takeCalls();
    }

    private ProvisioningInstance instance(FastTwilio twilio, String name) {
        return new ProvisioningInstance(
                database,
                twilio.url(),
                name,
                Map.of("switchboard.provisioning.repair.concurrency", Integer.toString(LIMIT)));
    }

    private static void record(ProvisioningInstance instance, int count) {
        var numbers = IntStream.range(0, count)
                .mapToObj(n -> RecordedNumbers.active(
                        FastTwilio.TENANT, FastTwilio.address(n), FastTwilio.sid(n), FastTwilio.ACCOUNT, null))
                .toList();
        instance.bean(MongoOperations.class).insert(numbers, PhoneNumber.class);
    }

    private static Map<String, Long> counts(FastTwilio twilio) {
        return twilio.takeCalls().stream().collect(groupingBy(call -> call, counting()));
    }
}
