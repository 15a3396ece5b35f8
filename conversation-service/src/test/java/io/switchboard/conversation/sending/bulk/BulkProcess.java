package io.switchboard.conversation.sending.bulk;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.conversation.sending.dispatch.SendingFixture;
import io.switchboard.conversation.sending.dispatch.SendingProcess;
import io.switchboard.conversation.sending.pace.PaceSettings;
import io.switchboard.conversation.sending.schedule.SendingSettings;
import io.switchboard.conversation.setting.SettingCacheSettings;
import io.switchboard.conversation.storage.DocumentTemplate;
import io.switchboard.conversation.support.TestDirectory;
import io.switchboard.conversation.upload.UploadBeans;
import io.switchboard.kafka.EventFactory;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.mongo.lease.Leases;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.data.mongodb.core.MongoOperations;

/** A process of the service that accepts bulk messages and runs their jobs; sending is another process. */
final class BulkProcess implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    BulkProcess(SendingFixture world, MongoDatabase database, String name) {
        // Real seconds, unlike those of the test's clock.
        TestPropertyValues.of("switchboard.jobs.interval=20ms").applyTo(context);
        context.registerBean(MongoDatabase.class, () -> database);
        context.registerBean(MongoOperations.class, () -> DocumentTemplate.over(database));
        context.registerBean(EventPublisher.class, world.published::publisher);
        context.registerBean(EventFactory.class, () -> new EventFactory("/conversation-service"));
        context.registerBean(TestDirectory.class, () -> world.directory);
        context.registerBean(Clock.class, () -> world.clock);
        context.registerBean(IdGenerator.class);
        context.registerBean(Leases.class, () -> new Leases(context.getBean(MongoOperations.class), world.clock, name));
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(SettingCacheSettings.class, () -> new SettingCacheSettings(Duration.ofSeconds(2)));
        context.registerBean(
                SendingSettings.class,
                () -> SendingProcess.settings(world.twilio.url(), SendingProcess.POLICY, Duration.ofMillis(300)));
        context.registerBean(PaceSettings.class, () -> new PaceSettings(true, Map.of(), Map.of()));
        UploadBeans.addTo(context);
        var scanner = new ClassPathBeanDefinitionScanner(context);
        scanner.addExcludeFilter(
                new RegexPatternTypeFilter(Pattern.compile(".*(Listener|Loop|ScheduledSendRunner|SnoozeEnd)")));
        scanner.scan(
                "io.switchboard.change",
                "io.switchboard.conversation.assignee",
                "io.switchboard.conversation.change",
                "io.switchboard.conversation.consent",
                "io.switchboard.conversation.contact",
                "io.switchboard.conversation.contenttemplate",
                "io.switchboard.conversation.conversation",
                "io.switchboard.conversation.inbox",
                "io.switchboard.job",
                "io.switchboard.conversation.label",
                "io.switchboard.conversation.message",
                "io.switchboard.conversation.optout",
                "io.switchboard.conversation.sending",
                "io.switchboard.conversation.setting",
                "io.switchboard.conversation.template",
                "io.switchboard.conversation.twilioconversation");
        // What calls Twilio is there as well, and is not needed.
        context.addBeanFactoryPostProcessor(factory -> List.of(factory.getBeanDefinitionNames())
                .forEach(bean -> factory.getBeanDefinition(bean).setLazyInit(true)));
        context.refresh();
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
