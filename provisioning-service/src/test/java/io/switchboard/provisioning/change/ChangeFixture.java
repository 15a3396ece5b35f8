package io.switchboard.provisioning.change;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.events.audit.AuditEntry;
import io.switchboard.events.number.NumberOperation;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.mongo.lease.Leases;
import io.switchboard.mongo.revision.PendingEvent;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.provisioning.EmulatedTwilio;
import io.switchboard.provisioning.TestClock;
import io.switchboard.provisioning.accounts.EmptyStore;
import io.switchboard.provisioning.place.PlaceConfigurer;
import io.switchboard.provisioning.place.PlaceHistory;
import io.switchboard.provisioning.records.NumberChange;
import io.switchboard.provisioning.records.NumberJournal;
import io.switchboard.provisioning.records.NumberOrigin;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.records.RecordedNumbers;
import io.switchboard.provisioning.sender.SenderChange;
import io.switchboard.provisioning.sender.SenderPlanner;
import io.switchboard.provisioning.webhooks.NumberConfigurer;
import io.switchboard.provisioning.webhooks.WebhookHistory;
import io.switchboard.provisioning.webhooks.WebhookPlanner;
import io.switchboard.provisioning.webhooks.WebhookPlanners;
import io.switchboard.twilio.IncomingNumber;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.TwilioClients;
import io.switchboard.twilio.TwilioSettings;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.json.JsonMapper;

/** One number of the tenant {@code demo}, recorded and at the emulator, and the processes that change it. */
public final class ChangeFixture implements AutoCloseable {

    public static final TenantId TENANT = new TenantId("demo");

    private static final JsonMapper JSON = JsonMapper.shared();
    /** Longer than the leases and claims of dead processes last. */
    public static final Duration AGES = Duration.ofMinutes(10);

    public final EmulatedTwilio twilio = new EmulatedTwilio();
    public final TestClock clock = new TestClock();
    public final MongoOperations mongo = EmptyStore.open();

    private final TwilioClients clients =
            new TwilioClients(new TwilioSettings(twilio.url(), Duration.ofSeconds(2), Duration.ofMillis(250)));
    private final WebhookPlanner planner = WebhookPlanners.of("https://a.example");
    private final Map<String, PendingEvent> events = Collections.synchronizedMap(new LinkedHashMap<>());
    private final String accountSid = twilio.addAccount("Demo");
    private PhoneNumber number;

    /** A process of the service. */
    public record Instance(
            NumberJournal journal,
            NumberChanger changer,
            PendingChangeTask task,
            RevisedDocuments<PhoneNumber> revisions) {}

    public ChangeFixture() {
        number = add(null);
    }

    /** Adds another number, which replaces the present one in this fixture. */
    public PhoneNumber add(@Nullable NumberOrigin origin) {
        var address = EmulatedTwilio.address();
        var sid = twilio.addNumber(accountSid, address);
        number = RecordedNumbers.insert(mongo, address, sid, accountSid, origin);
        return number;
    }

    public PhoneNumber number() {
        return number(number);
    }

    /** Returns the number as it is recorded now. */
    public PhoneNumber number(PhoneNumber earlier) {
        return Objects.requireNonNull(mongo.findById(earlier.id(), PhoneNumber.class));
    }

    public IncomingNumber actual() {
        return actual(number);
    }

    private IncomingNumber actual(PhoneNumber recorded) {
        return account().numbers().find(Objects.requireNonNull(recorded.sid())).orElseThrow();
    }

    public boolean isAtTwilio() {
        return account().numbers().find(Objects.requireNonNull(number.sid())).isPresent();
    }

    public TwilioAccount account() {
        return clients.account(accountSid, twilio.token(accountSid));
    }

    /** Returns whether Twilio has what the record plans. */
    public boolean isConfigured() {
        return isConfigured(number);
    }

    public boolean isConfigured(PhoneNumber earlier) {
        var actual = actual(earlier);
        var recorded = number(earlier);
        return planner.planFor(recorded, actual).differences(actual.webhooks()).isEmpty()
                && actual.friendlyName().equals(recorded.friendlyName());
    }

    /** A process over this connection, whose published events the fixture collects. */
    public Instance instance(MongoOperations connection) {
        var revisions = new RevisedDocuments<>(
                connection,
                PhoneNumber.class,
                (document, pending) -> pending.forEach(event -> events.put(event.eventId(), event)),
                clock,
                Duration.ofMinutes(1));
        var journal = new NumberJournal(connection, revisions, new IdGenerator(), clock);
        var leases = new Leases(connection, clock, "one");
        var places = new PlaceHistory(connection, clock);
        var changer = new NumberChanger(
                journal,
                new NumberSteps(
                        new NumberConfigurer(leases, planner),
                        planner,
                        new SenderChange(new SenderPlanner(planner), places, new PlaceConfigurer(places)),
                        new WebhookHistory(connection, clock)),
                leases,
                changed -> account(),
                new ChangeMeters(new SimpleMeterRegistry()));
        return new Instance(
                journal,
                changer,
                new PendingChangeTask(journal, changer, clock, new ChangeSettings(Duration.ofSeconds(10))),
                revisions);
    }

    public Instance instance() {
        return instance(mongo);
    }

    /** Lets the leases and claims of dead processes expire, and the loops of another process work until nothing is left. */
    public void settle() {
        clock.advance(AGES);
        var other = instance();
        for (var runs = 0; runs < 3; runs++) {
            other.task().run();
        }
        clock.advance(AGES);
        other.revisions().sweep(Duration.ZERO);
    }

    /** The audit entries that are published, without repetitions. */
    public List<AuditEntry> audited() {
        return new ArrayList<>(events.values())
                .stream()
                        .filter(event -> event.type().equals("io.switchboard.audit.recorded"))
                        .map(event -> JSON.readValue(event.data(), AuditEntry.class))
                        .toList();
    }

    /** The steps of operations that are published, without repetitions. */
    public List<NumberOperation> operations() {
        return new ArrayList<>(events.values())
                .stream()
                        .filter(event -> event.type().equals("io.switchboard.number.operation-progressed"))
                        .map(event -> JSON.readValue(event.data(), NumberOperation.class))
                        .toList();
    }

    /** The types of the published events, without repetitions. */
    public List<String> announced() {
        return events.values().stream().map(PendingEvent::type).toList();
    }

    /** An intent of this kind, with a valid audit entry. */
    public static NumberJournal.Intent intent(
            NumberChange.Kind kind, PhoneNumber.Desired desired, @Nullable NumberOrigin origin) {
        var audit = """
                {"id":"","at":"2026-11-21T12:00:00Z","subject":"ada","roles":["admin"],"tenantId":"demo",
                 "what":"phone-number.changed","target":"phone-numbers/1","outcome":"succeeded"}
                """;
        return new NumberJournal.Intent(kind, desired, origin, "ada", audit);
    }

    @Override
    public void close() {
        clients.close();
        twilio.reset();
    }
}
