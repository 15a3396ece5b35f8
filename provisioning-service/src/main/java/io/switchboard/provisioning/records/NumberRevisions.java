package io.switchboard.provisioning.records;

import java.time.Clock;
import java.time.Duration;

import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.provisioning.publishing.RecordPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Publishes users' changes to numbers on the compacted topic, also after a crash. */
@Configuration(proxyBeanMethods = false)
class NumberRevisions {

    /** The duration of a claim, longer than {@link RecordPublisher} and Kafka's producer wait together. */
    private static final Duration PUBLISH_TIMEOUT = Duration.ofSeconds(30);

    @Bean
    static DeclaredIndex numbersWithPendingEvents() {
        return RevisedDocuments.pendingIndex(PhoneNumbers.NAME);
    }

    /** Publishes all pending events of a number as one record: its present state. */
    @Bean
    RevisedDocuments<PhoneNumber> revisedNumbers(MongoOperations mongo, RecordPublisher publisher, Clock clock) {
        return new RevisedDocuments<>(
                mongo,
                PhoneNumber.class,
                (number, events) -> publisher.publishAndAwait(number.toCompactedRecord()),
                clock,
                PUBLISH_TIMEOUT);
    }
}
