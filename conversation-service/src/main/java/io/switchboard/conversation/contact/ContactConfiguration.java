package io.switchboard.conversation.contact;

import io.switchboard.change.RevisionEvents;
import io.switchboard.mongo.revision.PendingEventPublisher;
import io.switchboard.mongo.revision.RevisedDocuments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Configures contacts and notes, whose changes by requests are announced by events. */
@Configuration(proxyBeanMethods = false)
class ContactConfiguration {

    @Bean
    static RevisedDocuments<StoredContact> contactDocuments(
            MongoOperations mongo, RevisionEvents events, PendingEventPublisher<StoredContact> announcer) {
        return events.documents(mongo, StoredContact.class, announcer);
    }

    @Bean
    static RevisedDocuments<StoredContactNote> contactNoteDocuments(MongoOperations mongo, RevisionEvents events) {
        return events.documents(mongo, StoredContactNote.class);
    }
}
