package io.switchboard.conversation.template;

import io.switchboard.change.RevisionEvents;
import io.switchboard.mongo.revision.RevisedDocuments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

@Configuration(proxyBeanMethods = false)
class TemplatesConfiguration {

    @Bean
    RevisedDocuments<StoredTemplate> revisedTemplates(MongoOperations mongo, RevisionEvents events) {
        return events.documents(mongo, StoredTemplate.class);
    }
}
