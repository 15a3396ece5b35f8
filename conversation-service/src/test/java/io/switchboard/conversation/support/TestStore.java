package io.switchboard.conversation.support;

import java.time.Clock;
import java.time.Duration;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.conversation.conversation.StoredMessageListener;
import io.switchboard.conversation.setting.SettingCacheSettings;
import io.switchboard.conversation.storage.DocumentTemplate;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.mongo.IntervalTask;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.mongo.lease.Leases;
import io.switchboard.testing.TestMongo;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.data.mongodb.core.MongoOperations;

/** The store's components over an empty database and a publisher that only remembers, without the rest of the service. */
public final class TestStore implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final PublishedEvents published = new PublishedEvents();
    private final TestClock clock = new TestClock();

    public TestStore() {
        var database = TestMongo.emptyDatabase();
        context.registerBean(MongoDatabase.class, () -> database);
        context.registerBean(MongoOperations.class, () -> DocumentTemplate.over(database));
        context.registerBean(EventPublisher.class, published::publisher);
        context.registerBean(OneNumber.class);
        context.registerBean(SettingCacheSettings.class, () -> new SettingCacheSettings(Duration.ofSeconds(2)));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(Leases.class, () -> leases("one"));
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        scanner()
                .scan(
                        "io.switchboard.conversation.audit",
                        "io.switchboard.conversation.contact",
                        "io.switchboard.conversation.conversation",
                        "io.switchboard.conversation.events",
                        "io.switchboard.conversation.job",
                        "io.switchboard.conversation.label",
                        "io.switchboard.conversation.message",
                        "io.switchboard.conversation.setting",
                        "io.switchboard.conversation.template");
        context.registerBean(IdGenerator.class);
        context.refresh();
        context.getBeansOfType(DeclaredIndex.class)
                .values()
                .forEach(index -> get(MongoDatabase.class)
                        .getCollection(index.collection())
                        .createIndex(index.keys(), index.options()));
    }

    /** Finds the components but those that work by themselves, which would meet a test's next step. */
    private ClassPathBeanDefinitionScanner scanner() {
        var scanner = new ClassPathBeanDefinitionScanner(context);
        scanner.addExcludeFilter(new AssignableTypeFilter(IntervalTask.class));
        return scanner;
    }

    /** The leases as another instance of the service has them. */
    public Leases leases(String holder) {
        return new Leases(get(MongoOperations.class), clock, holder);
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** The component with this name, where there are several of its type. */
    public Object get(String name) {
        return context.getBean(name);
    }

    /** Adds a listener to the message store. */
    public void add(StoredMessageListener listener) {
        context.getDefaultListableBeanFactory().registerSingleton("listener" + listener.hashCode(), listener);
    }

    public TestClock clock() {
        return clock;
    }

    public PublishedEvents published() {
        return published;
    }

    @Override
    public void close() {
        get(MongoDatabase.class).drop();
        context.close();
    }
}
