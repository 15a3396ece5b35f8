package io.switchboard.conversation.sending.dispatch;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.conversation.activity.UnstoredActivity;
import io.switchboard.conversation.contact.ContactNaming;
import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.conversation.NewMessage;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StatusUpdates;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.sending.account.AccountAvailability;
import io.switchboard.conversation.sending.command.OutboundMessage;
import io.switchboard.conversation.sending.pace.PaceSettings;
import io.switchboard.conversation.sending.schedule.PendingSends;
import io.switchboard.conversation.sending.schedule.SendPolicy;
import io.switchboard.conversation.sending.schedule.SendQueues;
import io.switchboard.conversation.sending.schedule.SendingSettings;
import io.switchboard.conversation.storage.DocumentTemplate;
import io.switchboard.conversation.support.EmulatedTwilio;
import io.switchboard.conversation.support.PublishedEvents;
import io.switchboard.conversation.support.TestClock;
import io.switchboard.conversation.support.TestDirectory;
import io.switchboard.conversation.twilioconversation.TwilioConversations;
import io.switchboard.conversation.upload.UploadBeans;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.SendMessage;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.mongo.IntervalTask;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.twilio.TwilioClients;
import io.switchboard.twilio.TwilioSettings;
import io.switchboard.web.TenantId;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.util.ClassUtils;

/** The sender's components over a database that outlives them, like one process of the service. */
public final class SendingProcess implements AutoCloseable {

    private static final IdGenerator IDS = new IdGenerator();

    /** Found once: tests start hundreds of processes. */
    private static final List<Class<?>> COMPONENTS = components();

    public static final SendPolicy POLICY = new SendPolicy(
            Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(4), Duration.ofMinutes(10), 1000, 2);

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Clock clock;
    private final SendLoop loop;

    public SendingProcess(
            MongoDatabase database,
            PublishedEvents published,
            TestDirectory directory,
            EmulatedTwilio twilio,
            Clock clock) {
        this(database, published, directory, clock, settings(twilio.url(), POLICY, Duration.ofSeconds(2)));
    }

    public SendingProcess(
            MongoDatabase database,
            PublishedEvents published,
            TestDirectory directory,
            Clock clock,
            SendingSettings settings) {
        this(database, published, directory, clock, settings, new PaceSettings(false, Map.of(), Map.of()));
    }

    /** A process that keeps its senders to a pace. */
    SendingProcess(
            MongoDatabase database,
            PublishedEvents published,
            TestDirectory directory,
            Clock clock,
            SendingSettings settings,
            PaceSettings pace) {
        this.clock = clock;
        context.registerBean(MongoDatabase.class, () -> database);
        context.registerBean(MongoOperations.class, () -> DocumentTemplate.over(database));
        context.registerBean(EventPublisher.class, published::publisher);
        context.registerBean(TestDirectory.class, () -> directory);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(SendingSettings.class, () -> settings);
        context.registerBean(PaceSettings.class, () -> pace);
        context.registerBean(
                TwilioClients.class,
                () -> new TwilioClients(new TwilioSettings(
                        settings.twilioApiBaseUrl(), settings.twilioTimeout(), settings.twilioTimeout())));
        context.registerBean(MeterRegistry.class, () -> registry);
        UploadBeans.addTo(context);
        COMPONENTS.forEach(context::register);
        List.of(
                        IdGenerator.class,
                        ContactNaming.class,
                        Contacts.class,
                        PendingSends.class,
                        SendQueues.class,
                        TwilioConversations.class,
                        UnstoredActivity.class,
                        SendMeters.class,
                        SendPacer.class,
                        SendClaims.class,
                        SendReporter.class,
                        SendPostponer.class,
                        SendAttempts.class,
                        UnansweredAttempts.class,
                        MessageSender.class,
                        SendQueueRunner.class,
                        SendFailureLog.class,
                        SendSignal.class,
                        SendWorkers.class,
                        SendScheduler.class)
                .forEach(context::register);
        context.refresh();
        // Outside the context, where its thread would start by itself.
        loop = new SendLoop(
                get(PendingSends.class),
                get(SendQueues.class),
                get(SendWorkers.class),
                get(AccountAvailability.class),
                directory,
                settings,
                get(SendMeters.class),
                get(SendFailureLog.class),
                get(SendSignal.class),
                clock);
    }

    private static List<Class<?>> components() {
        var scanner = new ClassPathScanningCandidateComponentProvider(true);
        var loopsExcluded = new ClassPathScanningCandidateComponentProvider(true);
        loopsExcluded.addExcludeFilter(new AssignableTypeFilter(IntervalTask.class));
        return Stream.concat(
                        Stream.of(
                                        "change",
                                        "consent",
                                        "conversation",
                                        "message",
                                        "optout",
                                        "sending.account",
                                        "sending.conversation",
                                        "sending.lookup",
                                        "sending.pace",
                                        "sending.rule")
                                .flatMap(name -> candidates(scanner, name)),
                        candidates(loopsExcluded, "sending.scheduled"))
                .toList();
    }

    private static Stream<Class<?>> candidates(ClassPathScanningCandidateComponentProvider scanner, String name) {
        return scanner.findCandidateComponents("io.switchboard.conversation." + name).stream()
                .map(candidate -> ClassUtils.resolveClassName(
                        String.valueOf(candidate.getBeanClassName()), SendingProcess.class.getClassLoader()));
    }

    public static SendingSettings settings(URI twilio, SendPolicy policy, Duration timeout) {
        return new SendingSettings(
                URI.create("https://switchboard.example"), twilio, timeout, Duration.ofSeconds(30), 50, 500, policy);
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    SendLoop loop() {
        return loop;
    }

    public void createIndexes() {
        context.getBeansOfType(DeclaredIndex.class)
                .values()
                .forEach(index -> get(MongoDatabase.class)
                        .getCollection(index.collection())
                        .createIndex(index.keys(), index.options()));
    }

    /** Does what the listener does with a poll. */
    public void take(SendMessage... commands) {
        get(MessageStore.class)
                .add(List.of(commands).stream().map(SendingProcess::newMessage).toList());
    }

    /** Does what the request does with a command, before the listener has it. */
    public void store(SendMessage command) {
        get(MessageStore.class).store(List.of(newMessage(command)));
    }

    private static NewMessage newMessage(SendMessage command) {
        return OutboundMessage.of(new CloudEvent<>(
                command.messageId(),
                EventType.MESSAGE_SEND.type(),
                "/conversation-service",
                command.messageId(),
                command.createdAt(),
                command.tenantId(),
                command));
    }

    public SendMessage command(String tenantId, String from, String to, String body, String... mediaUrls) {
        return SendMessage.builder(IDS.next(), tenantId, clock.instant())
                .conversationId(IDS.next())
                .channel("sms")
                .from(from)
                .to(to)
                .body(body)
                .mediaUrls(List.of(mediaUrls))
                .build();
    }

    /** Works on everything that is due now, once. */
    public void runDue() {
        var availability = get(AccountAvailability.class);
        availability.releaseChanged(get(TestDirectory.class));
        new ArrayList<>(get(SendQueues.class).due(clock.instant(), availability.limited(), 1000))
                .forEach(queue -> get(SendQueueRunner.class).run(queue.id()));
    }

    /** Lets time go by in small steps, and works on everything that gets due. */
    public void runFor(Duration duration, TestClock time) {
        var step = Duration.ofSeconds(Math.max(1, duration.toSeconds() / 1000));
        for (var passed = Duration.ZERO; passed.compareTo(duration) < 0; passed = passed.plus(step)) {
            runDue();
            time.advance(step);
        }
        runDue();
    }

    public StoredMessage message(SendMessage command) {
        return get(Messages.class)
                .find(new TenantId(command.tenantId()), command.messageId())
                .orElseThrow();
    }

    public StatusUpdates statuses() {
        return get(StatusUpdates.class);
    }

    public double count(String meter, String tag, String value) {
        var counter = registry.find("switchboard.conversation." + meter)
                .tag(tag, value)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    boolean isClosed() {
        return !context.isActive();
    }

    @Override
    public void close() {
        context.close();
    }
}
