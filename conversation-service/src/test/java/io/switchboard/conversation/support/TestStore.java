package io.switchboard.conversation.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.model.Filters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.conversation.call.Calls;
import io.switchboard.conversation.conversation.StoredMessageListener;
import io.switchboard.conversation.sending.account.MessageAccounts;
import io.switchboard.conversation.setting.SettingCacheSettings;
import io.switchboard.conversation.storage.DocumentTemplate;
import io.switchboard.conversation.upload.UploadBeans;
import io.switchboard.kafka.EventFactory;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.mongo.IntervalTask;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.mongo.lease.Leases;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.testing.TestMongo;
import io.switchboard.twilio.TwilioClients;
import io.switchboard.twilio.TwilioSettings;
import io.switchboard.twilio.media.TwilioDownloads;
import org.bson.BsonString;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.ResolvableType;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.data.mongodb.core.MongoOperations;

import static org.awaitility.Awaitility.await;

/** The store's components over an empty database and a publisher that only remembers, without the rest of the service. */
public final class TestStore implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final PublishedEvents published = new PublishedEvents();
    private final TestClock clock = new TestClock();

    private final boolean isOwner;

    public TestStore() {
        this(TestMongo.emptyDatabase(), true, null);
    }

    /** A store over a database that others use as well, as further instances of the service do. The test drops it. */
    public TestStore(MongoDatabase database) {
        this(database, false, null);
    }

    /**
     * The store with what exports, erases and removes by age, whose jobs run.
     *
     * @param twilio the API that stands in for Twilio's
     */
    public TestStore(URI twilio) {
        this(TestMongo.emptyDatabase(), true, twilio);
    }

    private TestStore(MongoDatabase database, boolean isOwner, @Nullable URI twilio) {
        this.isOwner = isOwner;
        context.registerBean(MongoDatabase.class, () -> database);
        context.registerBean(MongoOperations.class, () -> DocumentTemplate.over(database));
        context.registerBean(EventPublisher.class, published::publisher);
        context.registerBean(EventFactory.class, () -> new EventFactory("/conversation-service"));
        context.registerBean(OneNumber.class);
        context.registerBean(SettingCacheSettings.class, () -> new SettingCacheSettings(Duration.ofSeconds(2)));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(Leases.class, () -> leases("one"));
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        scanner()
                .scan(
                        "io.switchboard.change",
                        "io.switchboard.conversation.address",
                        "io.switchboard.conversation.assignee",
                        "io.switchboard.conversation.change",
                        "io.switchboard.conversation.consent",
                        "io.switchboard.conversation.contact",
                        "io.switchboard.conversation.conversation",
                        "io.switchboard.conversation.inbox",
                        "io.switchboard.job",
                        "io.switchboard.conversation.label",
                        "io.switchboard.conversation.message",
                        "io.switchboard.conversation.setting",
                        "io.switchboard.conversation.note",
                        "io.switchboard.conversation.optout",
                        "io.switchboard.conversation.rule.action",
                        "io.switchboard.conversation.search",
                        "io.switchboard.conversation.sending.rule",
                        "io.switchboard.conversation.template",
                        "io.switchboard.conversation.timeline",
                        "io.switchboard.conversation.twilioconversation",
                        "io.switchboard.conversation.twin");
        context.registerBean(IdGenerator.class);
        context.registerBean(Calls.class);
        UploadBeans.addTo(context);
        if (twilio != null) {
            context.registerBean(MessageAccounts.class);
            context.registerBean(
                    TwilioClients.class,
                    () -> new TwilioClients(new TwilioSettings(twilio, Duration.ofSeconds(5), Duration.ofSeconds(5))));
            context.registerBean(
                    TwilioDownloads.class,
                    () -> new TwilioDownloads(
                            new TwilioSettings(twilio, Duration.ofSeconds(5), Duration.ofSeconds(5)), List.of()));
            var jobs = new ClassPathBeanDefinitionScanner(context);
            jobs.addExcludeFilter(new RegexPatternTypeFilter(
                    Pattern.compile(".*(Listener|RetentionRunner|MessageFiles|MediaController)")));
            jobs.scan(
                    "io.switchboard.conversation.erasure",
                    "io.switchboard.conversation.export",
                    "io.switchboard.job",
                    "io.switchboard.conversation.media",
                    "io.switchboard.conversation.personaldata",
                    "io.switchboard.conversation.retention",
                    "io.switchboard.conversation.search");
        }
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
        scanner.addExcludeFilter(
                new RegexPatternTypeFilter(
                        Pattern.compile(
                                ".*(Listener|JobRunnerAutoConfiguration|ParticipantLookups|ConversationCreator|ConversationCreationController)")));
        return scanner;
    }

    /** The leases as another instance of the service has them. */
    public Leases leases(String holder) {
        return new Leases(get(MongoOperations.class), clock, holder);
    }

    /** The components, for fixtures that work with several of them. */
    public BeanFactory components() {
        return context;
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** The revised documents of this type. */
    public <T> RevisedDocuments<T> documents(Class<T> type) {
        return context.<RevisedDocuments<T>>getBeanProvider(
                        ResolvableType.forClassWithGenerics(RevisedDocuments.class, type))
                .getObject();
    }

    /** Waits until the job has reached a last state, and returns its document. */
    public Document finishedJob(String id) {
        var jobs = get(MongoOperations.class);
        return await().until(
                        () -> Objects.requireNonNull(jobs.findById(id, Document.class, "jobs")),
                        job -> job.get("finishedAt") != null);
    }

    /** Reads the file that a job made; null when there is none. */
    public byte @Nullable [] jobResult(String id) {
        var files = GridFSBuckets.create(get(MongoDatabase.class), "job_results");
        if (files.find(Filters.eq("_id", new BsonString(id))).first() == null) {
            return null;
        }
        try (var in = files.openDownloadStream(new BsonString(id))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts the pieces of all files that jobs made, complete or not. */
    public long jobResultPieces() {
        return get(MongoDatabase.class).getCollection("job_results.chunks").countDocuments();
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
        if (isOwner) {
            get(MongoDatabase.class).drop();
        }
        context.close();
    }
}
