package io.switchboard.provisioning.purchase.journal;

import com.mongodb.client.model.Indexes;
import io.switchboard.change.RevisionEvents;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.mongo.revision.RevisedDocuments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

@Configuration(proxyBeanMethods = false)
class PurchaseConfiguration {

    @Bean
    RevisedDocuments<Purchase> revisedPurchases(MongoOperations mongo, RevisionEvents events) {
        return events.documents(mongo, Purchase.class);
    }

    @Bean
    static DeclaredIndex purchasesWithPendingEvents() {
        return RevisedDocuments.pendingIndex(Purchases.NAME);
    }

    @Bean
    static DeclaredIndex purchasesOfTenant() {
        return DeclaredIndex.plain(
                Purchases.NAME,
                "pages_of_a_tenant",
                Indexes.descending("tenantId", "_id"),
                "a tenant's list, page by page");
    }

    @Bean
    static DeclaredIndex purchasesInProgress() {
        return DeclaredIndex.sparse(
                Purchases.NAME,
                "due",
                Indexes.ascending("nextAttemptAt"),
                "the loop finds those whose next step is due");
    }
}
