package io.switchboard.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.events.CloudEvent;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.ProducerListener;

/** Gives every service an {@link EventPublisher}. */
@AutoConfiguration(before = KafkaAutoConfiguration.class)
class KafkaPublishingAutoConfiguration {

    @Bean
    EventPublisher eventPublisher(KafkaTemplate<String, CloudEvent<?>> kafka, ObjectProvider<MeterRegistry> registry) {
        // A command-line tool has no meters.
        return new EventPublisher(kafka, registry.getIfAvailable(SimpleMeterRegistry::new));
    }

    /** Logs nothing: Spring's own listener logs key and payload of a record that failed, which are numbers and texts. */
    @Bean
    ProducerListener<Object, Object> silentProducerListener() {
        return new ProducerListener<>() {};
    }
}
