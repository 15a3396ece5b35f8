package io.switchboard.provisioning.sync;

import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.change.audit.AuditActor;
import io.switchboard.directory.TokenCipher;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.audit.AuditEntry;
import io.switchboard.events.job.Job;
import io.switchboard.job.JobRequest;
import io.switchboard.job.Jobs;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.mongo.DocumentMapping;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.mongo.lease.Leases;
import io.switchboard.provisioning.accounts.IntendedTenants;
import io.switchboard.provisioning.publishing.RecordPublisher;
import io.switchboard.testing.TestKeyset;
import io.switchboard.web.TenantId;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;

/** An instance of the service without its API and its own schedule, whose Kafka is a list. Several may share a database. */
final class ProvisioningInstance implements AutoCloseable {

    private static final AuditActor ADMIN = new AuditActor("admin", null, List.of("admin"));
    private static final String KEYSET = TestKeyset.generate();

    private final List<CloudEvent<?>> published = Collections.synchronizedList(new ArrayList<>());
    private final ConfigurableApplicationContext context;

    ProvisioningInstance(MongoDatabase database, URI twilio, String name, Map<String, String> settings) {
        context = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .properties(Map.of("logging.level.root", "warn"))
                .initializers(context ->
                        TestPropertyValues.of(properties(twilio)).and(settings).applyTo(context))
                .initializers(beans(database, name))
                .run();
    }

    private static Map<String, String> properties(URI twilio) {
        return Map.of(
                "spring.application.name",
                "provisioning-service",
                "spring.main.banner-mode",
                "off",
                "switchboard.provisioning.public-base-url",
                "https://a.example",
                "switchboard.provisioning.twilio.account-sid",
                FastTwilio.MAIN,
                "switchboard.provisioning.twilio.auth-token",
                "main-token",
                "switchboard.provisioning.twilio.api-base-url",
                twilio.toString(),
                "switchboard.jobs.interval",
                "50ms");
    }

    /** The parts that work on numbers, but not those that begin by themselves or need HTTP. */
    @ConfigurationPropertiesScan("io.switchboard.provisioning")
    @ComponentScan(
            basePackages = {
                "io.switchboard.provisioning.accounts",
                "io.switchboard.provisioning.records",
                "io.switchboard.provisioning.publishing",
                "io.switchboard.provisioning.webhooks",
                "io.switchboard.provisioning.repair",
                "io.switchboard.provisioning.place",
                "io.switchboard.provisioning.sender",
                "io.switchboard.provisioning.conversations",
                "io.switchboard.provisioning.comparison",
                "io.switchboard.provisioning.drift",
                "io.switchboard.provisioning.lastwebhook",
                "io.switchboard.provisioning.intent",
                "io.switchboard.provisioning.twilionumbers",
                "io.switchboard.provisioning.sync",
                "io.switchboard.change",
                "io.switchboard.job"
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    ".*(Controller|SyncConfiguration|LastWebhookListener|RecordPublisher|RefusedAccountListener|SyncRuns|IT)"))
    static class Parts {}

    /** Runs a sync as the schedule does. */
    SyncReport sync(boolean isRequested) {
        return context.getBean(SharedSync.class).run(isRequested).orElseThrow();
    }

    boolean waits(boolean isRequested) {
        return context.getBean(SharedSync.class).run(isRequested).isEmpty();
    }

    /** Begins the repair of the account's numbers, as a request does. */
    Job repairAll(int total) {
        var input = Map.of("accountSids", List.of(FastTwilio.ACCOUNT), "total", total, "actor", ADMIN);
        return bean(Jobs.class)
                .submit(new JobRequest(new TenantId(FastTwilio.TENANT), "webhook-repair", "admin", input, List.of()));
    }

    Job job(String id) {
        return bean(Jobs.class).view(new TenantId(FastTwilio.TENANT), id).orElseThrow();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Returns the payloads of this type that were published, oldest first. */
    <T> List<T> published(Class<T> payload) {
        return List.copyOf(published).stream()
                .map(CloudEvent::data)
                .filter(payload::isInstance)
                .map(payload::cast)
                .toList();
    }

    List<AuditEntry> audit() {
        return published(AuditEntry.class);
    }

    @Override
    public void close() {
        context.close();
    }

    private ApplicationContextInitializer<GenericApplicationContext> beans(MongoDatabase database, String name) {
        return parts -> {
            parts.registerBean(
                    MongoOperations.class,
                    () -> DocumentMapping.template(database, parts.getBean(MongoCustomConversions.class)));
            parts.registerBean(MongoDatabase.class, () -> database);
            parts.registerBean(Clock.class, () -> Clock.tickMillis(ZoneOffset.UTC));
            parts.registerBean(IdGenerator.class);
            parts.registerBean(IntendedTenants.class, () -> friendlyName -> Optional.empty());
            parts.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
            parts.registerBean(TokenCipher.class, () -> TokenCipher.of(KEYSET));
            parts.registerBean(EventPublisher.class, () -> publisher(parts.getBean(MeterRegistry.class)));
            parts.registerBean(RecordPublisher.class, () -> new ListedPublisher(parts.getBean(EventPublisher.class)));
            parts.registerBean(
                    Leases.class,
                    () -> new Leases(parts.getBean(MongoOperations.class), parts.getBean(Clock.class), name));
        };
    }

    private EventPublisher publisher(MeterRegistry registry) {
        var producer =
                new MockProducer<String, CloudEvent<?>>(
                        true, new RoundRobinPartitioner(), new StringSerializer(), (topic, event) -> new byte[0]) {

                    @Override
                    public synchronized Future<RecordMetadata> send(
                            ProducerRecord<String, CloudEvent<?>> record, Callback callback) {
                        if (record.value() != null) {
                            published.add(record.value());
                        }
                        return super.send(record, callback);
                    }

                    @Override
                    public void close(java.time.Duration timeout) {
                        // The template closes it after each send.
                    }
                };
        return new EventPublisher(new KafkaTemplate<>(() -> producer), registry);
    }

    /** Publishes without looking for the topics. */
    private static final class ListedPublisher extends RecordPublisher {

        ListedPublisher(EventPublisher publisher) {
            super(publisher, new KafkaAdmin(Map.of()));
        }

        @Override
        public void begin() {
            // There is no Kafka.
        }
    }
}
