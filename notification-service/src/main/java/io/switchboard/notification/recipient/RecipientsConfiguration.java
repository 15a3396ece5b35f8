package io.switchboard.notification.recipient;

import com.mongodb.client.model.Indexes;
import io.switchboard.change.RevisionEvents;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.mongo.revision.RevisedDocuments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Publishes the audit entries of changed preferences, and declares the indexes. */
@Configuration(proxyBeanMethods = false)
class RecipientsConfiguration {

    private static final long DAYS_KEPT = 30;

    @Bean
    static RevisedDocuments<NotificationRecipient> revisedRecipients(MongoOperations mongo, RevisionEvents events) {
        return events.documents(mongo, NotificationRecipient.class);
    }

    @Bean
    static DeclaredIndex recipientsOfTenant() {
        return DeclaredIndex.plain(
                NotificationRecipients.NAME,
                "of_a_tenant",
                Indexes.ascending("tenantId"),
                "an event finds who is told of it");
    }

    @Bean
    static DeclaredIndex deletedRecipientsExpire() {
        return DeclaredIndex.expiry(
                NotificationRecipients.NAME,
                "expiry",
                Indexes.ascending("deletedAt"),
                DAYS_KEPT,
                "a deleted member is known until no older event can come, and then removed");
    }

    @Bean
    static DeclaredIndex recipientsWithPendingEvents() {
        return RevisedDocuments.pendingIndex(NotificationRecipients.NAME);
    }
}
