package io.switchboard.kafka.listener;

import java.time.Clock;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Gives a service the {@link BatchProcessor} for its listeners, their meters and their health. Exceptions of listeners are
 * retried without end and in order, and a listener can dead-letter a record.
 */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@EnableConfigurationProperties(ListenerSettings.class)
class KafkaListenersAutoConfiguration {

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

    /**
     * Offsets are committed after each batch without waiting for the answer, so that the next batch is not late by it. A commit
     * that is lost has its records read again, as after a crash.
     */
    @Bean
    @ConditionalOnMissingBean
    ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>> committingInBackground() {
        return container -> container.getContainerProperties().setSyncCommits(false);
    }

    @Bean
    ListenerMeters listenerMeters(MeterRegistry registry) {
        return new ListenerMeters(registry);
    }

    @Bean
    StalledListeners stalledListeners(ListenerMeters meters, ObjectProvider<Clock> clock) {
        return new StalledListeners(meters, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    BatchProcessor batchProcessor(
            ConsumerRecordRecoverer deadLetters,
            StalledListeners stalled,
            ListenerMeters meters,
            ObjectProvider<FailureClassifier> classifiers) {
        var failures = new FailureClassifiers(classifiers.orderedStream().toList());
        return new BatchProcessor(deadLetters, stalled, meters, failures);
    }

    @Bean
    OldestRecordAgeLoop oldestRecordAge(
            KafkaListenerEndpointRegistry listeners,
            ConsumerFactory<?, ?> consumers,
            ListenerSettings settings,
            ListenerMeters meters,
            ObjectProvider<Clock> clock) {
        var factory = new OldestRecordAge.Factory(consumers, meters, clock.getIfAvailable(Clock::systemUTC));
        return new OldestRecordAgeLoop(listeners, factory, settings.ageInterval());
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HealthIndicator.class)
    static class HealthConfiguration {

        @Bean("listeners")
        ListenersHealth listenersHealth(
                KafkaListenerEndpointRegistry registry,
                StalledListeners stalled,
                ListenerSettings settings,
                ObjectProvider<Clock> clock) {
            return new ListenersHealth(registry, stalled, settings, clock.getIfAvailable(Clock::systemUTC));
        }
    }
}
