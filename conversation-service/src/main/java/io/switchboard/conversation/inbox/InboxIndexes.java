package io.switchboard.conversation.inbox;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.mongo.revision.RevisedDocuments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The indexes of filtered lists and of their counts. None of them has the time of the newest message, so that a message does
 * not have to move its conversation in each: a filter that selects few conversations is served by its own index and sorted, one
 * that selects many by the index of the unfiltered list.
 */
@Configuration(proxyBeanMethods = false)
class InboxIndexes {

    @Bean
    static DeclaredIndex conversationsByAssignee() {
        return of("by_assignee", "the lists of assignees, and their counts", "handling.assignee");
    }

    @Bean
    static DeclaredIndex conversationsByChannel() {
        return of("by_channel", "the lists of channels, and their counts", "channel");
    }

    @Bean
    static DeclaredIndex conversationsByLabel() {
        return of("by_label", "the lists of labels, and their counts", "handling.labels");
    }

    @Bean
    static DeclaredIndex conversationsByNumber() {
        return of("by_number", "the lists of the tenant's numbers", "ourAddress");
    }

    @Bean
    static DeclaredIndex conversationsByReading() {
        return DeclaredIndex.plain(
                ConversationFilter.COLLECTION,
                "by_reading",
                Indexes.ascending("tenantId", "status", "reading.unread"),
                "the lists of unread conversations, and their counts");
    }

    @Bean
    static DeclaredIndex snoozedConversations() {
        return DeclaredIndex.sparse(
                ConversationFilter.COLLECTION,
                "snoozed_until",
                Indexes.ascending("handling.snoozedUntil"),
                "conversations whose snooze has ended are opened");
    }

    @Bean
    static DeclaredIndex conversationsWithPendingEvents() {
        return RevisedDocuments.pendingIndex(ConversationFilter.COLLECTION);
    }

    private static DeclaredIndex of(String name, String why, String field) {
        return DeclaredIndex.plain(
                ConversationFilter.COLLECTION,
                name,
                Indexes.ascending("tenantId", field, "status", "reading.unread"),
                why);
    }
}
