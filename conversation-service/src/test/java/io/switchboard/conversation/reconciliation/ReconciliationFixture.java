package io.switchboard.conversation.reconciliation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.mongodb.client.MongoDatabase;
import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.support.NewMessageBuilder;
import io.switchboard.conversation.support.PublishedEvents;
import io.switchboard.conversation.support.TestClock;
import io.switchboard.conversation.support.TestDirectory;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.testing.TestMongo;
import io.switchboard.testing.emulator.TwilioEmulator;
import io.switchboard.testing.emulator.TwilioEmulator.TestAccount;
import io.switchboard.testing.emulator.TwilioFault;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.node.NullNode;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Two tenants with an account and a number each at a Twilio that delivers no webhook, and instances of the service. */
final class ReconciliationFixture implements AutoCloseable {

    static final TestAccount ACCOUNT = new TestAccount("AC000000000000000000000000000000d1", "demo-auth-token");
    static final TestAccount OTHER_ACCOUNT = new TestAccount("AC000000000000000000000000000000d2", "other-auth-token");
    static final String OURS = "+15005550006";
    static final String OTHERS = "+15005550010";
    static final String CUSTOMER = "+15551230001";

    final TwilioEmulator twilio = TwilioEmulator.shared();
    final TestClock clock = new TestClock();
    final MongoDatabase database = TestMongo.emptyDatabase();
    final PublishedEvents published = new PublishedEvents();
    final TestDirectory directory = new TestDirectory()
            .account(ACCOUNT.sid(), "demo", ACCOUNT.token())
            .account(OTHER_ACCOUNT.sid(), "other", OTHER_ACCOUNT.token())
            .number(OURS, "demo", ACCOUNT.sid())
            .number(OTHERS, "other", OTHER_ACCOUNT.sid());
    private final List<ReconcilingInstance> instances = new ArrayList<>();

    ReconciliationFixture() {
        twilio.reset();
        twilio.behaves(Map.of("statusDelayMillis", 600_000));
        twilio.follow(clock);
    }

    ReconcilingInstance instance(String name) {
        return instance(name, database);
    }

    /** An instance over another view of the database. */
    ReconcilingInstance instance(String name, MongoDatabase watched) {
        var instance = new ReconcilingInstance(name, watched, published, directory, twilio.url(), clock);
        if (instances.isEmpty()) {
            instance.createIndexes();
        }
        instances.add(instance);
        return instance;
    }

    /** Lets so much time pass that the next tick sweeps what has settled. */
    void passInterval() {
        clock.advance(Duration.ofMinutes(16));
    }

    /** What was published as if a webhook had come, since this was asked last. */
    List<CloudEvent<TwilioEvent>> takeWebhooks() {
        return PublishedEvents.of(TwilioEvent.class, published.take());
    }

    /** Passes everything that was published on to the listeners, and returns it. */
    List<CloudEvent<TwilioEvent>> deliver(ReconcilingInstance instance) {
        var events = takeWebhooks();
        events.forEach(instance::deliver);
        return events;
    }

    Optional<StoredMessage> stored(ReconcilingInstance instance, String sid) {
        return instance
                .get(Messages.class)
                .find(List.of(), List.of(StoredMessage.key(new TenantId("demo"), sid)))
                .stream()
                .findFirst();
    }

    /** Sends a message through the account, and stores it with its SID as the sender does. */
    StoredMessage sent(ReconcilingInstance instance, String body) {
        var sid = atTwilio(ACCOUNT, OURS, body);
        var message = NewMessageBuilder.outbound().at(clock.instant()).build();
        instance.get(MessageStore.class).add(List.of(message));
        instance.get(Messages.class).noteSid(message.tenantId(), message.messageId(), sid, clock.instant());
        published.take();
        return stored(instance, sid).orElseThrow();
    }

    /** Sends a message through the account, of which the service knows nothing. */
    String atTwilio(TestAccount account, String from, String body) {
        return twilio.call(
                        account,
                        "POST",
                        "/2010-04-01/Accounts/" + account.sid() + "/Messages.json",
                        Map.of("From", from, "To", CUSTOMER, "Body", body))
                .get("sid")
                .asString();
    }

    /** The stored messages from customers. */
    List<StoredMessage> inbound(ReconcilingInstance instance) {
        return instance.get(MongoOperations.class).findAll(StoredMessage.class).stream()
                .filter(StoredMessage::isInbound)
                .toList();
    }

    /** Leaves nothing of a message but what its key needs. */
    void erase(ReconcilingInstance instance, String sid) {
        var key = StoredMessage.key(new TenantId("demo"), sid);
        instance.get(MongoOperations.class)
                .updateFirst(
                        query(where("key").is(key)),
                        new Update().unset("twilioSid").set("body", ""),
                        StoredMessage.class);
    }

    /** Makes Twilio show the message with this status from now on. */
    void hasStatus(StoredMessage message, String status, @Nullable Integer errorCode) {
        Object code = errorCode == null ? NullNode.getInstance() : errorCode;
        twilio.fails(TwilioFault.on("GET", "/Messages")
                .isAnsweredWithALie(
                        Map.of("sid", Objects.requireNonNull(message.twilioSid())),
                        Map.of("status", status, "error_code", code)));
    }

    @Override
    public void close() {
        instances.forEach(ReconcilingInstance::close);
        twilio.reset();
        database.drop();
    }
}
