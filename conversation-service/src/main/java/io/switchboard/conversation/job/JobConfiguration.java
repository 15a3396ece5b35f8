package io.switchboard.conversation.job;

import io.switchboard.conversation.events.RevisionEvents;
import io.switchboard.mongo.revision.RevisedDocuments;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Configures the stored jobs, whose changes are announced by events. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JobSettings.class)
class JobConfiguration {

    @Bean
    static RevisedDocuments<StoredJob> jobDocuments(MongoOperations mongo, RevisionEvents events) {
        return events.documents(mongo, StoredJob.class);
    }
}
