package io.switchboard.provisioning.intent;

import java.time.Clock;
import java.util.List;

import com.mongodb.client.model.Indexes;
import io.micrometer.core.instrument.MeterRegistry;
import io.switchboard.change.RevisionEvents;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.mongo.lease.Leases;
import io.switchboard.mongo.revision.RevisedDocuments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Configures the intents and the loop that settles those of crashed instances. */
@Configuration(proxyBeanMethods = false)
class IntentConfiguration {

    @Bean
    static DeclaredIndex intentsWithPendingEvents() {
        return RevisedDocuments.pendingIndex(IntentDocument.COLLECTION);
    }

    @Bean
    static DeclaredIndex openIntents() {
        return DeclaredIndex.sparse(
                IntentDocument.COLLECTION,
                "open_intents",
                Indexes.ascending(IntentDocument.DUE_AT),
                "the loop looks for changes whose outcome is not recorded");
    }

    @Bean
    RevisedDocuments<IntentDocument> revisedIntents(MongoOperations mongo, RevisionEvents events) {
        return events.documents(mongo, IntentDocument.class);
    }

    @Bean
    IntentTask intentTask(
            IntentStore store, List<IntentSettler> settlers, Leases leases, MeterRegistry registry, Clock clock) {
        return new IntentTask(store, settlers, leases, new IntentMeters(registry), clock);
    }
}
