package io.switchboard.job;

import io.switchboard.change.RevisionEvents;
import io.switchboard.mongo.revision.RevisedDocuments;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;

/** Gives a service jobs, whose changes are announced by events: each {@link JobKind} bean is a kind that it runs. */
@AutoConfiguration
@EnableConfigurationProperties(JobSettings.class)
@Import({JobAttempts.class, JobController.class, JobMeters.class, JobSignal.class, Jobs.class, VisibleJobs.class})
class JobsAutoConfiguration {

    @Bean
    static RevisedDocuments<StoredJob> jobDocuments(MongoOperations mongo, RevisionEvents events) {
        return events.documents(mongo, StoredJob.class);
    }
}
