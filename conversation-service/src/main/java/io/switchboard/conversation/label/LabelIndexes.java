package io.switchboard.conversation.label;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.mongo.revision.RevisedDocuments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the indexes of the labels. */
@Configuration(proxyBeanMethods = false)
class LabelIndexes {

    private static final String NAME = Labels.NAME;
    private static final long DAYS_KEPT = 7;

    @Bean
    static DeclaredIndex oneLabelPerName() {
        return DeclaredIndex.unique(NAME, "one_per_name", Indexes.ascending("nameKey"), "a tenant's names are unique");
    }

    @Bean
    static DeclaredIndex labelsOfTenant() {
        return DeclaredIndex.plain(
                NAME, "pages_of_a_tenant", Indexes.ascending("tenantId", "_id"), "a tenant's list, page by page");
    }

    @Bean
    static DeclaredIndex deletedLabelsExpire() {
        return DeclaredIndex.expiry(
                NAME,
                "expiry",
                Indexes.ascending("deletedAt"),
                DAYS_KEPT,
                "a deleted label is announced and then removed");
    }

    @Bean
    static DeclaredIndex labelsWithPendingEvents() {
        return RevisedDocuments.pendingIndex(NAME);
    }
}
