package io.switchboard.provisioning.sync;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.switchboard.directory.TokenCipher;
import io.switchboard.emulator.behaviour.ApiCallLog.ApiCall;
import io.switchboard.events.AccountRecord;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.NumberRecord;
import io.switchboard.events.Topics;
import io.switchboard.mongo.lease.Leases;
import io.switchboard.provisioning.CompactedTopic;
import io.switchboard.provisioning.EmulatedTwilio;
import io.switchboard.provisioning.ProvisioningTest;
import io.switchboard.provisioning.Surroundings;
import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.accounts.RecordedAccount;
import io.switchboard.provisioning.records.NumberRecorder;
import io.switchboard.provisioning.records.PhoneNumber;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.KafkaTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** All tests share one reader of each topic: a new one reads the topic again, and closing it takes long. */
@ProvisioningTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NumberSyncIT {

    private static final String URLS = "https://switchboard.example.com/api/webhooks";
    private static final String RETRIES = "#rc=3&rp=5xx,ct,rt&ct=2000&rt=5000";

    private final EmulatedTwilio twilio = Surroundings.TWILIO;
    private final CompactedTopic<AccountRecord> accounts = new CompactedTopic<>(Topics.ACCOUNTS);
    private final CompactedTopic<NumberRecord> numbers = new CompactedTopic<>(Topics.NUMBERS);
    private final TokenCipher cipher = TokenCipher.of(Surroundings.KEYSET);
    private final SyncRuns sync;
    private final Accounts recordedAccounts;
    private final NumberRecorder recorder;
    private final MongoClient mongo;
    private final KafkaTemplate<String, Object> refused;
    private final Leases leases;
    private final MeterRegistry meters;

    NumberSyncIT(
            @Autowired SyncRuns sync,
            @Autowired Accounts recordedAccounts,
            @Autowired NumberRecorder recorder,
            @Autowired MongoClient mongo,
            @Autowired Leases leases,
            @Autowired MeterRegistry meters,
            @Autowired KafkaTemplate<String, Object> refused) {
        this.refused = refused;
        this.sync = sync;
        this.recordedAccounts = recordedAccounts;
        this.recorder = recorder;
        this.mongo = mongo;
        this.leases = leases;
        this.meters = meters;
    }

    @BeforeEach
    void bringUpToDate() {
        sync.run();
    }

    @AfterEach
    void startOver() {
        twilio.reset();
    }

    @AfterAll
    void closeTopics() {
        accounts.close();
        numbers.close();
    }

    @Test
    void recordsAccountsAndNumbersOfAllPages() {
        var name = tenant();
        var account = twilio.addAccount(name);
        var addresses =
                IntStream.range(0, 5).mapToObj(i -> EmulatedTwilio.address()).toList();
        addresses.forEach(address -> twilio.addNumber(account, address));

        var report = sync.run();

        assertThat(report.configured).isEqualTo(5);
        assertThat(twilio.calls())
                .filteredOn(call -> call.target().contains(account))
                .as("with the account's own credentials")
                .isNotEmpty()
                .allMatch(call -> call.user().equals(account));
        assertThat(report.published).isEqualTo(6);
        var record = Objects.requireNonNull(accounts.current(account));
        assertThat(record.tenantId()).isEqualTo(name);
        assertThat(cipher.open(account, record.sealedAuthToken())).isEqualTo(twilio.token(account));
        assertThat(record.sealedPreviousAuthToken()).isNull();
        assertThat(addresses).allSatisfy(address -> {
            var number = Objects.requireNonNull(numbers.current(address));
            assertThat(number.tenantId()).isEqualTo(name);
            assertThat(number.accountSid()).isEqualTo(account);
            assertThat(number.agentId()).isNull();
            assertThat(number.channels()).containsExactly(NumberRecord.ChannelKind.SMS, NumberRecord.ChannelKind.VOICE);
        });
    }

    @Test
    void configuresTheWebhooks() {
        var account = twilio.addAccount(tenant());
        var number = twilio.addNumber(account, EmulatedTwilio.address());

        sync.run();

        assertThat(twilio.number(number, "sms_url")).isEqualTo(URLS + "/sms" + RETRIES);
        assertThat(twilio.number(number, "sms_fallback_url")).isEqualTo(URLS + "/sms" + RETRIES);
        assertThat(twilio.number(number, "voice_url")).isEqualTo(URLS + "/voice" + RETRIES);
        assertThat(twilio.number(number, "voice_fallback_url")).isEqualTo(URLS + "/voice" + RETRIES);
        assertThat(twilio.number(number, "status_callback")).isEqualTo(URLS + "/voice/status" + RETRIES);
        assertThat(List.of("sms_method", "sms_fallback_method", "voice_method", "status_callback_method"))
                .allSatisfy(method -> assertThat(twilio.number(number, method)).isEqualTo("POST"));
    }

    @Test
    void publishesTheSameEventsAgainAfterARestart() {
        var name = tenant();
        var address = EmulatedTwilio.address();
        twilio.addNumber(twilio.addAccount(name), address);
        sync.run();

        sync.runAfterARestart();

        var records = numbers.records(address);
        assertThat(records).hasSize(2);
        assertThat(records.getLast().value()).isEqualTo(records.getFirst().value());
        assertThat(headers(records.getLast())).containsAllEntriesOf(headers(records.getFirst()));
        assertThat(headers(records.getLast()))
                .containsEntry("ce_type", "io.switchboard.number.recorded")
                .containsEntry("ce_source", "/provisioning-service")
                .containsEntry("ce_subject", address)
                .containsEntry("ce_tenantid", name);
    }

    @Test
    void publishesATombstoneAgainAfterARestart() {
        var address = EmulatedTwilio.address();
        var number = twilio.addNumber(twilio.addAccount(tenant()), address);
        sync.run();
        twilio.removeNumber(number);
        sync.run();

        sync.runAfterARestart();

        assertThat(numbers.records(address)).hasSize(3);
        assertThat(numbers.wasTakenBack(address)).isTrue();
    }

    @Test
    void aSecondRunChangesNothing() {
        var address = EmulatedTwilio.address();
        var account = twilio.addAccount(tenant());
        twilio.addNumber(account, address);
        sync.run();
        twilio.forgetCalls();

        var report = sync.run();

        assertThat(report.published).isZero();
        assertThat(report.configured).isZero();
        assertThat(report.inSync).isEqualTo(report.numbers);
        assertThat(twilio.calls()).extracting(ApiCall::method).containsOnly("GET");
        assertThat(numbers.records(address)).hasSize(1);
        assertThat(accounts.records(account)).hasSize(1);
    }

    @Test
    void aSubaccountThatRenamesItselfKeepsItsTenant() {
        var victim = tenant();
        twilio.addAccount(victim);
        var mine = tenant();
        var account = twilio.addAccount(mine);
        sync.run();

        for (var name : List.of(victim, Surroundings.MAPPED_TENANT, tenant(), "", "Demo & Sons")) {
            twilio.setAccount(account, "friendly_name", name);
            sync.run();
        }

        assertThat(tenantOf(account)).isEqualTo(mine);
        assertThat(accounts.records(account)).hasSize(1);
    }

    @Test
    void aNameThatAnotherAccountHasOrCouldGetIsNoTenant() {
        var taken = tenant();
        twilio.addAccount(taken);
        sync.run();
        var neighbour = EmulatedTwilio.sid("AC").toLowerCase(Locale.ROOT);

        for (var name :
                List.of(taken, Surroundings.MAPPED_TENANT, neighbour, "Upper", "-dash", "a b", "", "x".repeat(64))) {
            var account = twilio.addAccount(name);
            sync.run();

            assertThat(tenantOf(account)).as(name).isEqualTo(account.toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void theOperatorsMappingOverrulesTheName() {
        twilio.addAccountAs(Surroundings.MAPPED_ACCOUNT, tenant());

        sync.run();

        assertThat(tenantOf(Surroundings.MAPPED_ACCOUNT)).isEqualTo(Surroundings.MAPPED_TENANT);
    }

    @Test
    void aRotationKeepsThePreviousTokenForADay() {
        var started = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var account = twilio.addAccount(tenant());
        sync.run();
        var before = twilio.token(account);

        twilio.setAccount(account, "auth_token", "rotated");
        sync.run();
        sync.run();

        var record = Objects.requireNonNull(accounts.current(account));
        assertThat(cipher.open(account, record.sealedAuthToken())).isEqualTo("rotated");
        assertThat(cipher.open(account, Objects.requireNonNull(record.sealedPreviousAuthToken())))
                .isEqualTo(before);
        assertThat(record.previousAuthTokenUntil())
                .isBetween(started.plus(Duration.ofHours(24)), Instant.now().plus(Duration.ofHours(24)));
        assertThat(accounts.records(account)).hasSize(2);
    }

    @Test
    void theTokenOfARefusedAccountIsReadAtOnce() {
        var account = twilio.addAccount(tenant());
        sync.run();
        twilio.setAccount(account, "auth_token", "rotated");
        var runs = scheduledRuns();

        refused.send(Topics.REFUSED_ACCOUNTS.name(), account, "not even JSON".getBytes(StandardCharsets.UTF_8))
                .join();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(cipher.open(
                                account,
                                Objects.requireNonNull(accounts.current(account))
                                        .sealedAuthToken()))
                        .isEqualTo("rotated"));
        assertThat(scheduledRuns()).as("of that account alone").isEqualTo(runs);
    }

    @Test
    void manyHintsReadAnAccountTwice() {
        var account = twilio.addAccount(tenant());
        sync.run();
        twilio.forgetCalls();

        for (var hint = 0; hint < 50; hint++) {
            refused.send(Topics.REFUSED_ACCOUNTS.name(), account, "hint".getBytes(StandardCharsets.UTF_8))
                    .join();
        }

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(readings(account)).isGreaterThanOrEqualTo(1));
        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(readings(account)).isLessThanOrEqualTo(2));
    }

    private long readings(String account) {
        return twilio.calls().stream()
                .filter(call -> call.method().equals("GET") && call.target().endsWith("/Accounts/" + account + ".json"))
                .count();
    }

    @Test
    void anAccountWithoutATokenIsSkipped() {
        var account = twilio.addAccount(tenant());
        twilio.setAccount(account, "auth_token", "");

        sync.run();

        assertThat(accounts.records(account)).isEmpty();
    }

    @Test
    void aMissingNumberIsRetractedAndMayComeBack() {
        var account = twilio.addAccount(tenant());
        var address = EmulatedTwilio.address();
        var first = twilio.addNumber(account, address);
        sync.run();

        twilio.removeNumber(first);
        var report = sync.run();
        sync.run();

        assertThat(report.released).isEqualTo(1);
        assertThat(numbers.wasTakenBack(address)).isTrue();
        assertThat(numbers.records(address)).hasSize(2);

        var second = twilio.addNumber(account, address);
        sync.run();

        assertThat(Objects.requireNonNull(numbers.current(address)).numberSid()).isEqualTo(second);
    }

    @Test
    void aNumberThatMovesToAnotherAccountBelongsToItsTenant() {
        var from = twilio.addAccount(tenant());
        var newTenant = tenant();
        var to = twilio.addAccount(newTenant);
        var address = EmulatedTwilio.address();
        var number = twilio.addNumber(from, address);
        sync.run();

        twilio.setNumber(number, "account_sid", to);
        sync.run();

        assertThat(Objects.requireNonNull(numbers.current(address)).tenantId()).isEqualTo(newTenant);
    }

    @Test
    void aClosedAccountIsRetractedWithItsNumbers() {
        var account = twilio.addAccount(tenant());
        var address = EmulatedTwilio.address();
        twilio.addNumber(account, address);
        sync.run();

        twilio.setAccount(account, "status", "closed");
        sync.run();

        assertThat(accounts.wasTakenBack(account)).isTrue();
        assertThat(numbers.wasTakenBack(address)).isTrue();
    }

    @Test
    void aSuspendedAccountStaysPublished() {
        var account = twilio.addAccount(tenant());
        var address = EmulatedTwilio.address();
        var number = twilio.addNumber(account, address);
        sync.run();

        twilio.setAccount(account, "status", "suspended");
        twilio.removeNumber(number);
        sync.run();

        assertThat(accounts.current(account)).isNotNull();
        assertThat(numbers.current(address)).isNotNull();
    }

    @Test
    void anIncompleteListRetractsNothing() {
        var account = twilio.addAccount(tenant());
        var addresses =
                IntStream.range(0, 3).mapToObj(i -> EmulatedTwilio.address()).toList();
        addresses.forEach(address -> twilio.addNumber(account, address));
        sync.run();

        twilio.breaks("GET", account + ".*[?&]Page=");
        var other = EmulatedTwilio.address();
        twilio.addNumber(twilio.addAccount(tenant()), other);
        var report = sync.run();

        assertThat(report.isComplete()).isFalse();
        assertThat(report.firstReason()).startsWith(account + ": ");
        assertThat(numbers.current(other)).isNotNull();
        assertThat(addresses)
                .allSatisfy(address -> assertThat(numbers.current(address)).isNotNull());
    }

    @Test
    void theNextRunCompletesWhatTwilioDidNotAccept() {
        var account = twilio.addAccount(tenant());
        var address = EmulatedTwilio.address();
        var number = twilio.addNumber(account, address);
        twilio.breaks("POST", "");
        var report = sync.run();
        assertThat(report.numbersFailed).isEqualTo(1);
        assertThat(report.isComplete()).isFalse();

        twilio.mend();
        sync.run();

        assertThat(twilio.number(number, "sms_url")).startsWith(URLS);
        assertThat(numbers.current(address)).isNotNull();
    }

    @Test
    void aNumberWithTheUrlsOfAnEarlierReleaseIsReconfigured() {
        var number = twilio.addNumber(twilio.addAccount(tenant()), EmulatedTwilio.address());
        sync.run();
        twilio.setNumber(number, "sms_url", URLS + "/sms#rc=3&rp=5xx,ct,rt");

        sync.run();

        assertThat(twilio.number(number, "sms_url")).isEqualTo(URLS + "/sms" + RETRIES);
    }

    @Test
    void aNumberWithoutAnAddressStopsNoOther() {
        var account = twilio.addAccount(tenant());
        var hostile = List.of("", "+0", "12345", "+1 500 555", "+1\u0000", "\ud800", "+" + "1".repeat(100_000));
        hostile.forEach(address -> twilio.addNumber(account, address));
        var fine = EmulatedTwilio.address();
        twilio.addNumber(account, fine);
        var neighbour = EmulatedTwilio.address();
        twilio.addNumber(twilio.addAccount(tenant()), neighbour);

        var report = sync.run();

        assertThat(report.numbersFailed).isEqualTo(hostile.size());
        assertThat(report.numbers).isEqualTo(report.inSync + report.configured + report.refused + report.numbersFailed);
        assertThat(numbers.current(fine)).isNotNull();
        assertThat(numbers.current(neighbour)).isNotNull();
    }

    @Test
    void aKnownNumberWhoseDataTurnsInvalidStaysAsItWas() {
        var account = twilio.addAccount(tenant());
        var address = EmulatedTwilio.address();
        var number = twilio.addNumber(account, address);
        sync.run();

        twilio.setNumber(number, "phone_number", "nonsense");
        var report = sync.run();

        assertThat(report.released).isZero();
        assertThat(report.numbersFailed).isEqualTo(1);
        assertThat(numbers.current(address)).isNotNull();
    }

    @Test
    void hostileNamesStopNoNumber() {
        var names = List.of("\ud800", "a\u0000b", "x".repeat(1_000_000), "line\nbreak\u2028", "\uffff", "${jndi:x}");
        for (var name : names) {
            var account = twilio.addAccount(name);
            var address = EmulatedTwilio.address();
            var number = twilio.addNumber(account, address);
            twilio.setNumber(number, "friendly_name", name);

            var report = sync.run();

            assertThat(report.isComplete()).as(name.substring(0, 1)).isTrue();
            assertThat(numbers.current(address)).isNotNull();
            assertThat(tenantOf(account)).isEqualTo(account.toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void anAccountWithoutASidStopsNoOther() {
        for (var sid : List.of("", "AC1", "AC\u0000", "\ud800", "AC" + "../".repeat(20))) {
            twilio.addAccountAs(sid, tenant());
        }
        var fine = EmulatedTwilio.address();
        twilio.addNumber(twilio.addAccount(tenant()), fine);

        var report = sync.run();

        assertThat(report.accountsSkipped).isEqualTo(5);
        assertThat(numbers.current(fine)).isNotNull();
    }

    @Test
    void anUnreadableNumberDocumentStopsNoOther() {
        var account = twilio.addAccount(tenant());
        var broken = twilio.addNumber(account, EmulatedTwilio.address());
        sync.run();
        var stored = mongo.getDatabase(Surroundings.DATABASE).getCollection("numbers");
        stored.updateOne(Filters.eq("sid", broken), Updates.set("createdAt", "yesterday"));
        var fine = EmulatedTwilio.address();
        twilio.addNumber(account, fine);

        SyncReport report;
        try {
            report = sync.run();
        } finally {
            stored.deleteOne(Filters.eq("sid", broken));
        }

        assertThat(report.isComplete()).isFalse();
        assertThat(report.accountsSkipped).isZero();
        assertThat(numbers.current(fine)).isNotNull();
    }

    @Test
    void anUnreadableAccountDocumentStopsNoOther() {
        var broken = twilio.addAccount(tenant());
        sync.run();
        var stored = mongo.getDatabase(Surroundings.DATABASE).getCollection("accounts");
        stored.updateOne(Filters.eq("_id", broken), Updates.set("tenantId", "Demo & Sons"));
        var fine = EmulatedTwilio.address();
        twilio.addNumber(twilio.addAccount(tenant()), fine);

        SyncReport report;
        try {
            report = sync.run();
        } finally {
            stored.deleteOne(Filters.eq("_id", broken));
        }

        assertThat(report.accountsSkipped).isEqualTo(1);
        assertThat(report.firstReason()).contains(broken, "Demo & Sons");
        assertThat(numbers.current(fine)).isNotNull();
    }

    @Test
    void aNumberThatTwilioRefusesToConfigureStopsNoOther() {
        var account = twilio.addAccount(tenant());
        var odd = EmulatedTwilio.address();
        var oddNumber = twilio.addNumber(account, odd);
        var fine = EmulatedTwilio.address();
        var fineNumber = twilio.addNumber(account, fine);
        twilio.refuses("POST", oddNumber);

        var report = sync.run();

        assertThat(report.refused).isEqualTo(1);
        assertThat(report.numbers).isEqualTo(report.inSync + report.configured + report.refused);
        assertThat(twilio.number(fineNumber, "sms_url")).startsWith(URLS);
        assertThat(numbers.current(odd)).isNotNull();
    }

    @Test
    void anAccountThatTwilioRefusesToListStopsNoOther() {
        var refused = twilio.addAccount(tenant());
        var kept = EmulatedTwilio.address();
        twilio.addNumber(refused, kept);
        sync.run();
        var other = EmulatedTwilio.address();
        twilio.addNumber(twilio.addAccount(tenant()), other);
        twilio.refuses("GET", refused);

        var report = sync.run();

        assertThat(report.accountsSkipped).isEqualTo(1);
        assertThat(numbers.current(kept)).isNotNull();
        assertThat(numbers.current(other)).isNotNull();
    }

    @Test
    void aNumberThatAnotherHolderChangesAtTwilioIsLeftToThatHolder() {
        var number = EmulatedTwilio.address();
        var sid = twilio.addNumber(twilio.addAccount(tenant()), number);
        var lease = leases.acquire("number|" + number, Duration.ofMinutes(1)).orElseThrow();

        var report = sync.run();

        assertThat(report.inProgress).isOne();
        assertThat(twilio.number(sid, "sms_url")).doesNotStartWith(URLS);
        leases.release(lease);
        assertThat(sync.run().configured).isOne();
        assertThat(twilio.number(sid, "sms_url")).startsWith(URLS);
    }

    @Test
    void aNumberWhosePurchaseIsInProgressIsLeftAlone() {
        var account = twilio.addAccount(tenant());
        var address = EmulatedTwilio.address();
        var number = twilio.addNumber(account, address);
        sync.run();
        var stored = mongo.getDatabase(Surroundings.DATABASE).getCollection("numbers");
        stored.updateOne(Filters.eq("sid", number), Updates.set("state.name", "PURCHASED"));
        twilio.setNumber(number, "sms_url", "https://elsewhere.example.com");

        var listed = sync.run();
        twilio.removeNumber(number);
        var missing = sync.run();

        assertThat(listed.inProgress).isEqualTo(1);
        assertThat(listed.configured).isZero();
        assertThat(missing.released).isZero();
        var after =
                Objects.requireNonNull(stored.find(Filters.eq("sid", number)).first());
        assertThat(after.getEmbedded(List.of("state", "name"), String.class)).isEqualTo("PURCHASED");
        stored.deleteOne(Filters.eq("sid", number));
    }

    @Test
    void aPurchaseThatBeginsAfterTheRunHasReadTheNumberIsLeftAlone() {
        var sid = twilio.addAccount(tenant());
        var number = twilio.addNumber(sid, EmulatedTwilio.address());
        sync.run();
        var account = recordedAccounts.find(sid).orElseThrow();
        var read = new ArrayList<PhoneNumber>();
        recorder.forEachOfAccount(sid, read::add, (id, failure) -> {});
        var asTheRunReadIt = read.getFirst();
        var stored = mongo.getDatabase(Surroundings.DATABASE).getCollection("numbers");
        stored.updateOne(Filters.eq("sid", number), Updates.set("state.name", "PURCHASED"));
        twilio.setNumber(number, "friendly_name", "renamed");
        var listed = recordedAccounts.connect(account).numbers().find(number).orElseThrow();

        var recorded = recorder.record(account, listed, List.of("sms"), true, asTheRunReadIt);
        var released = recorder.release(asTheRunReadIt);

        assertThat(recorded).isEmpty();
        assertThat(released).isEmpty();
        stored.deleteOne(Filters.eq("sid", number));
    }

    @Test
    void aChannelOfAnApplicationIsNotManaged() {
        var account = twilio.addAccount(tenant());
        var address = EmulatedTwilio.address();
        var number = twilio.addNumber(account, address);
        twilio.setNumber(number, "sms_application_sid", EmulatedTwilio.sid("AP"));

        sync.run();

        assertThat(twilio.number(number, "sms_url")).isEqualTo("https://demo.twilio.com/welcome/sms");
        assertThat(twilio.number(number, "voice_url")).startsWith(URLS);
        assertThat(Objects.requireNonNull(numbers.current(address)).channels())
                .containsExactly(NumberRecord.ChannelKind.VOICE);
    }

    @Test
    void concurrentInstancesDecideTheSameTenants() throws Exception {
        var contested = tenant();
        var accountsOfThatName = IntStream.range(0, 4)
                .mapToObj(i -> twilio.addAccount(contested))
                .toList();

        List<Future<List<RecordedAccount>>> runs;
        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<List<RecordedAccount>> run = () -> recordedAccounts.record((sid, failure) -> {
                throw failure;
            });
            runs = instances.invokeAll(IntStream.range(0, 8).mapToObj(i -> run).toList());
        }

        var decided = accountsOfThatName.stream()
                .map(sid -> tenantIn(runs.getFirst(), sid))
                .toList();
        assertThat(decided).doesNotHaveDuplicates().contains(contested);
        assertThat(runs)
                .allSatisfy(run -> assertThat(accountsOfThatName.stream().map(sid -> tenantIn(run, sid)))
                        .isEqualTo(decided));
        assertThat(mongo.getDatabase(Surroundings.DATABASE)
                        .getCollection("tenants")
                        .countDocuments(new Document("_id", contested)))
                .isEqualTo(1);
    }

    private double scheduledRuns() {
        return meters.find("switchboard.provisioning.sync.runs.finished").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
        var headers = new HashMap<String, String>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        // Each write has a trace of its own.
        headers.remove(CloudEvent.TRACEPARENT);
        return headers;
    }

    private static String tenantIn(Future<List<RecordedAccount>> run, String accountSid) {
        return run.resultNow().stream()
                .filter(account -> account.accountSid().equals(accountSid))
                .findFirst()
                .orElseThrow()
                .tenantId()
                .value();
    }

    private String tenantOf(String accountSid) {
        return Objects.requireNonNull(accounts.current(accountSid)).tenantId();
    }

    private static String tenant() {
        return "tenant-" + EmulatedTwilio.sid("x");
    }
}
