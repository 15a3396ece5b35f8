package io.switchboard.kafka.listener;

import java.time.Clock;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;

/** Gives a service the {@link BatchProcessor} for its listeners, and their meters and health. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ListenerSettings.class)
public class ListenerConfiguration {

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
