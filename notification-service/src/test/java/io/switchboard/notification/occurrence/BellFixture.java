package io.switchboard.notification.occurrence;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Conversation;
import io.switchboard.events.EventType;
import io.switchboard.events.Message;
import io.switchboard.events.NumberRecord;
import io.switchboard.events.member.Member;
import io.switchboard.events.traffic.TrafficDirection;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.mongo.DocumentMapping;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.notification.TestClock;
import io.switchboard.notification.bell.BellFixtures;
import io.switchboard.notification.bell.BellMeters;
import io.switchboard.notification.bell.BellSettings;
import io.switchboard.notification.bell.Notifications;
import io.switchboard.notification.bell.StoredNotification;
import io.switchboard.notification.mail.MailSettings;
import io.switchboard.notification.mail.TestMail;
import io.switchboard.notification.recipient.NotificationRecipient;
import io.switchboard.notification.recipient.NotificationRecipients;
import io.switchboard.notification.recipient.TestRecipients;
import io.switchboard.notification.storage.DocumentConversions;
import io.switchboard.testing.ListedKafka;
import io.switchboard.testing.TestMongo;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The bell over an empty database, with a Kafka that is a list and a clock that the test advances. */
public final class BellFixture implements AutoCloseable {

    public static final TenantId DEMO = new TenantId("demo");
    public static final String ACCOUNT = "AC000000000000000000000000000000d1";

    public final MongoDatabase database = TestMongo.emptyDatabase();
    public final MongoTemplate mongo = DocumentMapping.template(database, DocumentConversions.conversions());
    public final TestClock clock = new TestClock();
    public final ListedKafka<CloudEvent<?>> published = new ListedKafka<>();
    public final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final EventPublisher publisher = new EventPublisher(published.template(), registry);
    public final NotificationRecipients recipients = TestRecipients.over(mongo, publisher, clock);
    public final Notifications notifications = new Notifications(mongo, clock);
    final BellSettings settings = BellFixtures.settings();
    private final MailSettings mail;
    final BellBatch batch;

    public BellFixture() {
        this(TestMail.off());
    }

    /** A bell whose members can have e-mail. */
    public BellFixture(MailSettings mail) {
        this.mail = mail;
        this.batch = instance(clock);
    }

    /** Another instance of the service over the same database. */
    BellBatch instance(Clock itsClock) {
        return instance(mongo, itsClock);
    }

    /** An instance that may die at one of its writes. */
    BellBatch instance(MongoOperations itsMongo, Clock itsClock) {
        var events = BellFixtures.events(publisher, registry, itsClock);
        var meters = new BellMeters(registry);
        return new BellBatch(
                new OccurrenceReader(new OneAccount(), () -> true),
                recipients,
                new Notifications(itsMongo, itsClock),
                new ToldOccurrences(
                        new NotificationFolds(itsMongo, new IdGenerator(), settings),
                        new NotificationWriter(itsMongo, new NotificationTimes(mail), itsClock),
                        new Notifications(itsMongo, itsClock),
                        events,
                        meters),
                events,
                itsMongo,
                settings,
                meters,
                itsClock);
    }

    public static ApiCaller caller(String member) {
        return new ApiCaller(member, "console", DEMO, Set.of(Role.AGENT));
    }

    public void member(String id, String... roles) {
        happens(event(
                EventType.MEMBER_UPDATED,
                "member/" + id,
                new Member(id, id, id + "@example.com", List.of(roles), 1, clock.instant())));
    }

    public void happens(CloudEvent<?>... events) {
        batch.process(records(events));
    }

    static List<ConsumerRecord<String, CloudEvent<?>>> records(CloudEvent<?>... events) {
        var records = new ArrayList<ConsumerRecord<String, CloudEvent<?>>>();
        for (var event : events) {
            records.add(new ConsumerRecord<>("switchboard.events", 0, records.size(), "demo", event));
        }
        return records;
    }

    public <D> CloudEvent<D> event(EventType type, String id, D data) {
        return new CloudEvent<>(id, type.type(), "/test", id, clock.instant(), "demo", data);
    }

    public CloudEvent<Message> text(String id, String conversation, String body) {
        return event(EventType.MESSAGE_RECEIVED, id + "/received", message(id, conversation, body, clock.instant()));
    }

    CloudEvent<Conversation> conversation(String id, @Nullable String assignee, int revision) {
        return conversation(id, assignee, revision, false);
    }

    CloudEvent<Conversation> conversation(String id, @Nullable String assignee, int revision, boolean isBlocked) {
        return event(
                EventType.CONVERSATION_UPDATED,
                id + "/" + revision + "/" + isBlocked,
                new Conversation(
                        id,
                        "sms",
                        "+15005550006",
                        "+15551230001",
                        "contact-" + id,
                        "Tom Okafor",
                        Conversation.Status.OPEN,
                        true,
                        null,
                        clock.instant(),
                        clock.instant(),
                        1,
                        assignee,
                        List.of(),
                        false,
                        null,
                        new Conversation.Party("Tom Okafor", "+1 555 123 0001"),
                        new Conversation.Party(null, "+1 500 555 0006"),
                        null,
                        revision,
                        null,
                        null,
                        null,
                        isBlocked ? true : null,
                        List.of(),
                        List.of()));
    }

    public List<StoredNotification> bellOf(String member) {
        return BellFixtures.page(notifications, NotificationRecipient.id(DEMO, member));
    }

    public int unread(String member) {
        return BellFixtures.unread(notifications, NotificationRecipient.id(DEMO, member));
    }

    /** What streams of the member show of the bell. */
    List<CloudEvent<?>> eventsFor(String member) {
        return published.values().stream()
                .filter(event -> member.equals(event.recipient()))
                .toList();
    }

    static Message message(String id, String conversation, String body, Instant at) {
        return new Message(
                id,
                conversation,
                TrafficDirection.INBOUND,
                "sms",
                "+15551230001",
                "+15005550006",
                body,
                List.of(),
                "received",
                List.of(),
                null,
                null,
                null,
                at,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    @Override
    public void close() {
        database.drop();
    }

    /** A directory with one account. */
    private static final class OneAccount implements Directory {

        @Override
        public Optional<Account> account(String accountSid) {
            return Objects.equals(accountSid, ACCOUNT)
                    ? Optional.of(new Account(ACCOUNT, "demo", "token", null, null))
                    : Optional.empty();
        }

        @Override
        public Optional<NumberRecord> number(String address) {
            return Optional.empty();
        }

        @Override
        public List<NumberRecord> numbersOf(String tenantId) {
            return List.of();
        }
    }

    /** The preferences of a member, as a request would set them. */
    public void choose(String member, Map<String, Object> preferences) {
        TestRecipients.choose(recipients, caller(member), DEMO, preferences);
    }
}
