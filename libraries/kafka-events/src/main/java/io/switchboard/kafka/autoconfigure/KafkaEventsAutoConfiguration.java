package io.switchboard.kafka.autoconfigure;

import java.time.Duration;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Topic;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.kafka.listener.DeadLetterPublisher;
import io.switchboard.kafka.serialization.CloudEventDeserializer;
import io.switchboard.kafka.serialization.CloudEventSerializer;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.ProducerListener;
import org.springframework.kafka.support.serializer.DelegatingByTypeSerializer;
import org.springframework.kafka.support.serializer.ErrorHandlingDeserializer;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.function.SingletonSupplier;

/**
 * Configures Kafka as every service uses it: values are {@link CloudEvent}s, a bean of type {@link Topic} declares a topic
 * that the service writes, exceptions of listeners are retried without end and in order, and a listener can dead-letter a
 * record.
 */
@AutoConfiguration(before = KafkaAutoConfiguration.class)
@ConditionalOnClass(KafkaTemplate.class)
@EnableConfigurationProperties(TopicSettings.class)
class KafkaEventsAutoConfiguration {

    private static final long MEGABYTE = 1 << 20; // Kafka's own minimum
    private static final long GIGABYTE = 1 << 30; // and its default
    private static final long DAY = Duration.ofDays(1).toMillis();

    @Bean
    @SuppressWarnings("unchecked") // Boot's customizers are made for factories of anything.
    DefaultKafkaProducerFactoryCustomizer cloudEventProducers(ObjectProvider<Tracer> tracer) {
        // A look-up in the context takes longer than writing the event, so it is done once, by the first event.
        var known = SingletonSupplier.ofNullable(tracer::getIfAvailable);
        var events = new CloudEventSerializer(() -> traceparent(known.get()));
        // A dead letter whose value could not be read carries the bytes.
        var values = new DelegatingByTypeSerializer(
                Map.of(CloudEvent.class, events, byte[].class, new ByteArraySerializer()));
        return factory -> {
            var typed = (DefaultKafkaProducerFactory<String, Object>) factory;
            typed.setKeySerializer(new StringSerializer());
            typed.setValueSerializer(values);
        };
    }

    @Bean
    @SuppressWarnings("unchecked")
    DefaultKafkaConsumerFactoryCustomizer cloudEventConsumers() {
        return factory -> {
            var typed = (DefaultKafkaConsumerFactory<String, CloudEvent<?>>) factory;
            typed.setKeyDeserializer(new StringDeserializer());
            typed.setValueDeserializerSupplier(() -> new ErrorHandlingDeserializer<>(new CloudEventDeserializer()));
        };
    }

    /** Logs nothing: Spring's own listener logs key and payload of a record that failed, which are numbers and texts. */
    @Bean
    ProducerListener<Object, Object> silentProducerListener() {
        return new ProducerListener<>() {};
    }

    @Bean
    EventPublisher eventPublisher(KafkaTemplate<String, CloudEvent<?>> kafka, ObjectProvider<MeterRegistry> registry) {
        // A command-line tool has no meters.
        return new EventPublisher(kafka, registry.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    ConsumerRecordRecoverer deadLetters(KafkaTemplate<?, ?> kafka) {
        return new DeadLetterPublisher(kafka);
    }

    /** Repeats a batch whose listener throws. Listeners dead-letter by themselves, and throw only transient failures. */
    @Bean
    CommonErrorHandler errorHandler(ConsumerRecordRecoverer deadLetters) {
        var backOff = new ExponentialBackOff(200, 2);
        backOff.setMaxInterval(10_000);
        return new DefaultErrorHandler(deadLetters, backOff);
    }

    @Bean
    KafkaAdmin.NewTopics writtenTopics(ObjectProvider<Topic<?>> topics, TopicSettings settings) {
        return new KafkaAdmin.NewTopics(
                topics.stream().map(topic -> newTopic(topic, settings)).toArray(NewTopic[]::new));
    }

    @Bean
    @ConditionalOnBean(Topic.class)
    TopicCreation topicCreation(KafkaAdmin admin) {
        return new TopicCreation(admin);
    }

    private static NewTopic newTopic(Topic<?> topic, TopicSettings settings) {
        var builder = TopicBuilder.name(topic.name())
                .replicas(settings.replicas())
                .partitions(topic.compacted() ? 1 : settings.partitions());
        if (topic.compacted()) {
            builder.config(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        }
        var limits = topic.limits();
        if (limits != null) {
            limit(builder, limits);
        }
        return builder.build();
    }

    private static void limit(TopicBuilder topic, Topic.Limits limits) {
        var age = Long.toString(limits.age().toMillis());
        var bytes = limits.bytesPerPartition();
        topic.config(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE)
                .config(TopicConfig.RETENTION_MS_CONFIG, age)
                .config(TopicConfig.RETENTION_BYTES_CONFIG, Long.toString(bytes))
                // Kafka never deletes the segment that it writes to, so that must be small and must end.
                .config(TopicConfig.SEGMENT_BYTES_CONFIG, Long.toString(Math.clamp(bytes / 4, MEGABYTE, GIGABYTE)))
                .config(
                        TopicConfig.SEGMENT_MS_CONFIG,
                        Long.toString(Math.min(limits.age().toMillis(), DAY)));
    }

    private static @Nullable String traceparent(@Nullable Tracer tracer) {
        var context = tracer == null ? null : tracer.currentTraceContext().context();
        if (context == null) {
            return null;
        }
        var flags = Boolean.TRUE.equals(context.sampled()) ? "01" : "00";
        return "00-" + context.traceId() + "-" + context.spanId() + "-" + flags;
    }
}
