package io.switchboard.provisioning.records;

import io.switchboard.change.AnnouncedDocument;
import io.switchboard.change.RevisionEvents;
import io.switchboard.events.number.TenantNumber;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.provisioning.publishing.RecordPublisher;
import io.switchboard.web.TenantId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Publishes users' changes to numbers: the record on the compacted topic, events and audit entries; also after a crash. */
@Configuration(proxyBeanMethods = false)
class NumberRevisions {

    @Bean
    static DeclaredIndex numbersWithPendingEvents() {
        return RevisedDocuments.pendingIndex(PhoneNumbers.NAME);
    }

    /** Publishes the number's present state as one record, and then each pending event. */
    @Bean
    RevisedDocuments<PhoneNumber> revisedNumbers(
            MongoOperations mongo, RecordPublisher publisher, RevisionEvents events) {
        return events.documents(mongo, PhoneNumber.class, (number, pending) -> {
            publisher.publishAndAwait(number.toCompactedRecord());
            events.publish(new AnnouncedNumber(number), pending);
        });
    }

    private record AnnouncedNumber(PhoneNumber number) implements AnnouncedDocument {

        @Override
        public TenantId tenantId() {
            return number.tenantId();
        }

        @Override
        public String subject() {
            return number.id();
        }

        @Override
        public TenantNumber view() {
            return number.toTenantNumber();
        }
    }
}
