package io.switchboard.notification.endpoint;

import io.switchboard.change.RevisionEvents;
import io.switchboard.mongo.revision.RevisedDocuments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

@Configuration(proxyBeanMethods = false)
class EndpointConfiguration {

    @Bean
    RevisedDocuments<StoredEndpoint> revisedEndpoints(MongoOperations mongo, RevisionEvents events) {
        return events.documents(mongo, StoredEndpoint.class);
    }
}
