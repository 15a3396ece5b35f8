package io.switchboard.conversation.inbox;

import io.switchboard.change.RevisionEvents;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.mongo.revision.RevisedDocuments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

@Configuration(proxyBeanMethods = false)
class InboxConfiguration {

    @Bean
    RevisedDocuments<StoredConversation> revisedConversations(
            MongoOperations mongo, RevisionEvents events, ConversationAnnouncer announcer) {
        return events.documents(mongo, StoredConversation.class, announcer);
    }
}
