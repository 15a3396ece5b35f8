package io.switchboard.conversation.reconciliation;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.change.RevisionEvents;
import io.switchboard.conversation.call.CallFollowUps;
import io.switchboard.conversation.call.Calls;
import io.switchboard.conversation.call.StoredCall;
import io.switchboard.conversation.call.TestCalls;
import io.switchboard.conversation.call.receiving.DeliveredCalls;
import io.switchboard.conversation.contact.ContactNaming;
import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.receiving.DeliveredMessages;
import io.switchboard.conversation.reconciliation.event.RecoveredEvent;
import io.switchboard.conversation.sending.account.AccountAvailability;
import io.switchboard.conversation.sending.schedule.PendingSends;
import io.switchboard.conversation.sending.schedule.SendPolicy;
import io.switchboard.conversation.sending.schedule.SendQueues;
import io.switchboard.conversation.sending.schedule.SendingSettings;
import io.switchboard.conversation.storage.DocumentTemplate;
import io.switchboard.conversation.support.PublishedEvents;
import io.switchboard.conversation.support.TestClock;
import io.switchboard.conversation.support.TestDirectory;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.kafka.EventFactory;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.mongo.lease.Leases;
import io.switchboard.twilio.TwilioClients;
import io.switchboard.twilio.TwilioSettings;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.data.mongodb.core.MongoOperations;

/** One instance of the service, as far as reconciliation needs it, beside others over the same database. */
final class ReconcilingInstance implements AutoCloseable {

    /** What works by itself, or needs a web server or Kafka. */
    private static final Pattern OTHERS =
            Pattern.compile(".*(Controller|Listener|ListenerBacklog|ReconciliationLoop|ReconciliationJob)");

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ReconciliationLoop loop;
    private boolean isCaughtUp = true;

    ReconcilingInstance(
            String name,
            MongoDatabase database,
            PublishedEvents published,
            TestDirectory directory,
            URI twilio,
            TestClock clock) {
        var sending = new SendingSettings(
                URI.create("https://switchboard.example"),
                twilio,
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                50,
                500,
                new SendPolicy(
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(1),
                        Duration.ofHours(4),
                        Duration.ofMinutes(10),
                        1000,
                        2));
        var operations = DocumentTemplate.over(database);
        context.registerBean(MongoDatabase.class, () -> database);
        context.registerBean(MongoOperations.class, () -> operations);
        context.registerBean(EventPublisher.class, published::publisher);
        context.registerBean(EventFactory.class, () -> new EventFactory("/conversation-service"));
        context.registerBean(TestDirectory.class, () -> directory);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(SendingSettings.class, () -> sending);
        context.registerBean(ReconciliationSettings.class, ReconcilingInstance::settings);
        context.registerBean(MeterRegistry.class, () -> registry);
        context.registerBean(Leases.class, () -> new Leases(operations, clock, name));
        context.registerBean(
                TwilioClients.class,
                () -> new TwilioClients(new TwilioSettings(twilio, Duration.ofSeconds(2), Duration.ofSeconds(2))));
        context.registerBean(
                CallFollowUps.class,
                () -> TestCalls.followUps(
                        get(Calls.class), get(RevisionEvents.class).documents(operations, StoredCall.class), clock));
        List.of(
                        IdGenerator.class,
                        Calls.class,
                        ContactNaming.class,
                        Contacts.class,
                        PendingSends.class,
                        SendQueues.class)
                .forEach(context::register);
        var scanner = new ClassPathBeanDefinitionScanner(context);
        scanner.addExcludeFilter(new RegexPatternTypeFilter(OTHERS));
        scanner.scan(
                "io.switchboard.conversation.call.receiving",
                "io.switchboard.conversation.change",
                "io.switchboard.conversation.consent",
                "io.switchboard.conversation.conversation",
                "io.switchboard.change",
                "io.switchboard.conversation.message",
                "io.switchboard.conversation.receiving",
                "io.switchboard.conversation.reconciliation",
                "io.switchboard.conversation.sending.account",
                "io.switchboard.conversation.twin");
        context.refresh();
        loop = new ReconciliationLoop(
                get(AccountSweeps.class),
                get(SweepMarks.class),
                directory,
                backlog(),
                get(AccountAvailability.class),
                get(Leases.class),
                settings(),
                get(ReconciliationMeters.class),
                clock);
    }

    private static ReconciliationSettings settings() {
        return new ReconciliationSettings(
                true,
                Duration.ofMinutes(15),
                Duration.ofHours(2),
                Duration.ofMinutes(2),
                List.of(Duration.ofHours(4), Duration.ofDays(1)),
                List.of(Duration.ofDays(1)),
                1_000,
                4);
    }

    private ListenerBacklog backlog() {
        return new ListenerBacklog(() -> {
            throw new IllegalStateException("there is no Kafka");
        }) {
            @Override
            boolean awaitProcessed(Duration timeout) {
                return isCaughtUp;
            }
        };
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    BeanFactory beans() {
        return context;
    }

    /** Does what the instance does every few seconds. */
    void tick() {
        loop.run();
    }

    void caughtUp(boolean caughtUp) {
        isCaughtUp = caughtUp;
    }

    /** Stops the instance, which frees its lease. */
    void stop() {
        loop.stop();
    }

    void createIndexes() {
        context.getBeansOfType(DeclaredIndex.class)
                .values()
                .forEach(index -> get(MongoDatabase.class)
                        .getCollection(index.collection())
                        .createIndex(index.keys(), index.options()));
    }

    /** Does what the listeners do with an event. */
    void deliver(CloudEvent<TwilioEvent> event) {
        if (event.type().contains(".voice.")) {
            DeliveredCalls.deliver(event, context);
        } else {
            DeliveredMessages.deliver(event, context);
        }
    }

    /** How many events were counted as recovered. */
    double recovered(RecoveredEvent.Kind kind) {
        return registry.get("switchboard.conversation.webhooks.recovered")
                .tag("kind", kind.label())
                .counter()
                .count();
    }

    double finished(ReconciliationMeters.Outcome outcome) {
        var counter = registry.find("switchboard.conversation.sweeps.finished")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .counter();
        return counter == null ? 0 : counter.count();
    }

    @Override
    public void close() {
        context.close();
    }
}
