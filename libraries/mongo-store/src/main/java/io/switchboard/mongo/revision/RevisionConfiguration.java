package io.switchboard.mongo.revision;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sweeps the {@link RevisedDocuments} beans of a service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RevisionSettings.class)
public class RevisionConfiguration {

    @Bean
    PendingEventSweeper pendingEventSweeper(ObjectProvider<RevisedDocuments<?>> documents, RevisionSettings settings) {
        return new PendingEventSweeper(documents.orderedStream().toList(), settings.sweepInterval());
    }
}
