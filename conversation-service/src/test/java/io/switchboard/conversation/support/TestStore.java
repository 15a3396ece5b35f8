package io.switchboard.conversation.support;

import com.mongodb.client.MongoDatabase;
import io.switchboard.conversation.storage.Ids;
import io.switchboard.conversation.storage.Index;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.testing.TestMongo;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The store's components over an empty database and a publisher that only remembers, without the rest of the service. */
public final class TestStore implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final PublishedEvents published = new PublishedEvents();

    public TestStore() {
        context.registerBean(MongoDatabase.class, TestMongo::emptyDatabase);
        context.registerBean(EventPublisher.class, published::publisher);
        context.registerBean(OneNumber.class);
        context.scan(
                "io.switchboard.conversation.contact",
                "io.switchboard.conversation.conversation",
                "io.switchboard.conversation.message");
        context.registerBean(Ids.class);
        context.refresh();
        context.getBeansOfType(Index.class)
                .values()
                .forEach(each -> get(MongoDatabase.class)
                        .getCollection(each.collection())
                        .createIndex(each.keys(), each.options()));
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
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
