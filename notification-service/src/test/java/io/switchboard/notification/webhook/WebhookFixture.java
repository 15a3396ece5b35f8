package io.switchboard.notification.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.directory.TokenCipher;
import io.switchboard.events.CloudEvent;
import io.switchboard.kafka.EventFactory;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.mongo.DocumentMapping;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.mongo.IntervalTask;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.mongo.lease.Leases;
import io.switchboard.notification.TestClock;
import io.switchboard.notification.delivery.DeliverySettings;
import io.switchboard.notification.endpoint.EndpointSettings;
import io.switchboard.notification.outbound.OutboundSettings;
import io.switchboard.notification.storage.DocumentConversions;
import io.switchboard.testing.CrashingMongo;
import io.switchboard.testing.ListedKafka;
import io.switchboard.testing.TestKeyset;
import io.switchboard.testing.TestMongo;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.util.unit.DataSize;

/**
 * The components of outbound webhooks over an empty database, a publisher that only remembers, and a clock that stands still.
 * Nothing runs by itself.
 */
public final class WebhookFixture implements AutoCloseable {

    public static final TenantId TENANT = new TenantId("demo");
    public static final ApiCaller ADMIN = new ApiCaller("ann", null, TENANT, Set.of(Role.ADMIN));

    private static final String PACKAGE = "io.switchboard.notification.";

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final MongoDatabase database = TestMongo.emptyDatabase();
    private final CrashingMongo mongo =
            new CrashingMongo(DocumentMapping.template(database, DocumentConversions.conversions()));
    private final TestClock clock = new TestClock();
    private final ListedKafka<CloudEvent<?>> published = new ListedKafka<>();
    private final WebhookReceiver receiver = new WebhookReceiver();

    public WebhookFixture() {
        context.registerBean(MongoDatabase.class, () -> database);
        context.registerBean(MongoOperations.class, mongo::operations);
        context.registerBean(
                EventPublisher.class, () -> new EventPublisher(published.template(), new SimpleMeterRegistry()));
        context.registerBean(EventFactory.class, () -> new EventFactory("/notification-service"));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(IdGenerator.class);
        context.registerBean(Leases.class, () -> new Leases(mongo.operations(), clock, "test"));
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(TokenCipher.class, () -> TokenCipher.of(TestKeyset.generate()));
        context.registerBean(
                OutboundSettings.class,
                () -> new OutboundSettings(List.of("127.0.0.0/8"), Duration.ofSeconds(5), 100, 10));
        context.registerBean(
                EndpointSettings.class, () -> new EndpointSettings(3, Duration.ofHours(24), Duration.ofDays(5)));
        context.registerBean(DeliverySettings.class, WebhookFixture::deliverySettings);
        context.registerBean("lifecycleProcessor", DefaultLifecycleProcessor.class, NothingStarts::new);
        scanner()
                .scan(
                        "io.switchboard.change",
                        "io.switchboard.job",
                        PACKAGE + "attempt",
                        PACKAGE + "delivery",
                        PACKAGE + "dispatch",
                        PACKAGE + "endpoint",
                        PACKAGE + "eventtype",
                        PACKAGE + "outbound",
                        PACKAGE + "redelivery",
                        PACKAGE + "sending");
        context.refresh();
        context.getBeansOfType(DeclaredIndex.class)
                .values()
                .forEach(
                        index -> database.getCollection(index.collection()).createIndex(index.keys(), index.options()));
    }

    private ClassPathBeanDefinitionScanner scanner() {
        var scanner = new ClassPathBeanDefinitionScanner(context);
        scanner.addExcludeFilter(new AssignableTypeFilter(IntervalTask.class));
        scanner.addExcludeFilter(
                new RegexPatternTypeFilter(Pattern.compile(".*(Listener|JsonEventConfiguration|Settings|Tests.*)")));
        return scanner;
    }

    private static DeliverySettings deliverySettings() {
        return new DeliverySettings(
                Duration.ofDays(3), Duration.ofSeconds(5), 20, 10, 3, DataSize.ofMegabytes(1), Duration.ofMillis(50));
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public AnnotationConfigApplicationContext components() {
        return context;
    }

    public CrashingMongo mongo() {
        return mongo;
    }

    public MongoDatabase database() {
        return database;
    }

    public TestClock clock() {
        return clock;
    }

    public ListedKafka<CloudEvent<?>> published() {
        return published;
    }

    public WebhookReceiver receiver() {
        return receiver;
    }

    /** Lets jobs run from now on. */
    public void startJobs() {
        context.getBeansOfType(IntervalTask.class).values().forEach(IntervalTask::start);
    }

    @Override
    public void close() {
        context.close();
        receiver.close();
        database.drop();
    }

    private static final class NothingStarts extends DefaultLifecycleProcessor {

        @Override
        public void onRefresh() {
            // A test makes each step itself.
        }
    }
}
