package io.switchboard.kafka.report;

import java.time.Clock;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin;

/** Gives every service what its status is computed from. A command-line tool has no status. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@ConditionalOnWebApplication
class KafkaReportAutoConfiguration {

    @Bean
    KafkaContact kafkaContact(KafkaAdmin admin, ObjectProvider<Clock> clock, MeterRegistry registry) {
        var contact = KafkaContact.with(admin.getConfigurationProperties(), clock.getIfAvailable(Clock::systemUTC));
        Gauge.builder("switchboard.kafka.contact.age", contact, KafkaContact::secondsSinceAnswer)
                .description("Time since Kafka answered this service last")
                .baseUnit("seconds")
                .register(registry);
        return contact;
    }

    @Bean
    ListenerReport listenerReport(MeterRegistry registry) {
        return new ListenerReport(registry);
    }
}
