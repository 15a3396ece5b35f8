package io.switchboard.mongo.revision;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Sweeps the {@link RevisedDocuments} beans of a service. */
@AutoConfiguration
@EnableConfigurationProperties(RevisionSettings.class)
class RevisionAutoConfiguration {

    @Bean
    PendingEventSweeper pendingEventSweeper(ObjectProvider<RevisedDocuments<?>> documents, RevisionSettings settings) {
        return new PendingEventSweeper(documents.orderedStream().toList(), settings.sweepInterval());
    }
}
