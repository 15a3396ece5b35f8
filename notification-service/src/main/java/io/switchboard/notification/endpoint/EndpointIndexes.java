package io.switchboard.notification.endpoint;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.mongo.revision.RevisedDocuments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the indexes of the endpoints. */
@Configuration(proxyBeanMethods = false)
class EndpointIndexes {

    private static final String NAME = WebhookEndpoints.NAME;
    private static final long DAYS_KEPT = 7;

    @Bean
    static DeclaredIndex endpointsOfTenant() {
        return DeclaredIndex.plain(
                NAME,
                "pages_of_a_tenant",
                Indexes.ascending("tenantId", "_id"),
                "a tenant's endpoints, for its events");
    }

    @Bean
    static DeclaredIndex deletedEndpointsExpire() {
        return DeclaredIndex.expiry(
                NAME,
                "expiry",
                Indexes.ascending("deletedAt"),
                DAYS_KEPT,
                "a deleted endpoint is announced and then removed");
    }

    /** Before a deleted endpoint is removed, so that a key never creates its endpoint again. */
    @Bean
    static DeclaredIndex endpointKeysExpire() {
        return DeclaredIndex.expiry(
                EndpointCreation.KEYS,
                "expiry",
                Indexes.ascending("createdAt"),
                2,
                "an Idempotency-Key stands for its request for two days");
    }

    @Bean
    static DeclaredIndex endpointsWithPendingEvents() {
        return RevisedDocuments.pendingIndex(NAME);
    }
}
