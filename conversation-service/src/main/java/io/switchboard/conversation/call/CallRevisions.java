package io.switchboard.conversation.call;

import io.switchboard.change.RevisionEvents;
import io.switchboard.mongo.revision.RevisedDocuments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Gives access to what people do with calls. */
@Configuration(proxyBeanMethods = false)
class CallRevisions {

    @Bean
    RevisedDocuments<StoredCall> revisedCalls(MongoOperations mongo, RevisionEvents events) {
        return events.documents(mongo, StoredCall.class);
    }
}
