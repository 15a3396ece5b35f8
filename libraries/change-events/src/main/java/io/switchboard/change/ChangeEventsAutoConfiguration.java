package io.switchboard.change;

import java.time.Clock;

import io.switchboard.events.Topic;
import io.switchboard.events.Topics;
import io.switchboard.kafka.EventFactory;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.kafka.listener.FailureClassifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Gives a service the publication of its changes and the classes of its database's failures, and declares the topics of the events and of the audit entries. */
@AutoConfiguration
class ChangeEventsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    static EventFactory changeEvents(@Value("${spring.application.name}") String service) {
        return new EventFactory("/" + service);
    }

    /** A listener of a service that has a database repeats a batch while the database is away. */
    @Bean
    static FailureClassifier mongoFailures() {
        return new MongoFailures();
    }

    @Bean
    static RevisionEvents revisionEvents(EventPublisher publisher, EventFactory events, Clock clock) {
        return new RevisionEvents(publisher, events, clock);
    }

    @Bean
    static Topic<?> eventsTopic() {
        return Topics.EVENTS;
    }

    @Bean
    static Topic<?> auditTopic() {
        return Topics.AUDIT;
    }
}
