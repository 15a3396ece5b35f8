package io.switchboard.conversation.autoreply;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.conversation.assignee.AssignableMembers;
import io.switchboard.conversation.consent.RecipientConsent;
import io.switchboard.conversation.contact.ContactNaming;
import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.conversation.NewMessage;
import io.switchboard.conversation.sending.SenderAccounts;
import io.switchboard.conversation.setting.SettingCacheSettings;
import io.switchboard.conversation.setting.TestSettings;
import io.switchboard.conversation.storage.DocumentTemplate;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.PublishedEvents;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.SendMessage;
import io.switchboard.kafka.EventFactory;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.mongo.IntervalTask;
import io.switchboard.mongo.index.DeclaredIndex;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.data.mongodb.core.MongoOperations;

/** The components that store and answer messages over a database that outlives them, like one process of the service. */
final class AnsweringProcess implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final PublishedEvents published;

    AnsweringProcess(MongoDatabase database, PublishedEvents published, Clock clock, RecipientConsent... consent) {
        this.published = published;
        context.registerBean(MongoDatabase.class, () -> database);
        context.registerBean(MongoOperations.class, () -> DocumentTemplate.over(database));
        context.registerBean(EventPublisher.class, published::publisher);
        context.registerBean(EventFactory.class, () -> new EventFactory("/conversation-service"));
        context.registerBean(OneNumber.class);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(MeterRegistry.class, () -> registry);
        context.registerBean(SettingCacheSettings.class, () -> new SettingCacheSettings(Duration.ofSeconds(2)));
        context.registerBean(
                AnswerSettings.class, () -> new AnswerSettings(Duration.ofHours(1), Duration.ofSeconds(10)));
        for (var source : consent) {
            context.registerBean(RecipientConsent.class, () -> source);
        }
        context.register(
                AssignableMembers.class, IdGenerator.class, SenderAccounts.class, ContactNaming.class, Contacts.class);
        var scanner = new ClassPathBeanDefinitionScanner(context);
        scanner.addExcludeFilter(new AssignableTypeFilter(IntervalTask.class));
        scanner.scan(
                "io.switchboard.change",
                "io.switchboard.conversation.autoreply",
                "io.switchboard.conversation.change",
                "io.switchboard.conversation.consent",
                "io.switchboard.conversation.conversation",
                "io.switchboard.conversation.label",
                "io.switchboard.conversation.message",
                "io.switchboard.conversation.optout",
                "io.switchboard.conversation.setting",
                "io.switchboard.conversation.template");
        context.refresh();
    }

    void createIndexes() {
        context.getBeansOfType(DeclaredIndex.class)
                .values()
                .forEach(index -> get(MongoDatabase.class)
                        .getCollection(index.collection())
                        .createIndex(index.keys(), index.options()));
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    void set(String page, Map<String, @Nullable Object> values) {
        new TestSettings(context).set(page, values);
    }

    /** Does what the listeners do with a poll. */
    void store(NewMessage... messages) {
        get(MessageStore.class).add(List.of(messages));
    }

    /** The commands to send that were published, repetitions included. */
    List<SendMessage> commands() {
        return published.all().stream()
                .map(CloudEvent::data)
                .filter(SendMessage.class::isInstance)
                .map(SendMessage.class::cast)
                .toList();
    }

    double count(String outcome) {
        var counter = registry.find("switchboard.conversation.answers.decided")
                .tag("outcome", outcome)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    @Override
    public void close() {
        context.close();
    }
}
