package io.switchboard.conversation.inbox;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.switchboard.conversation.inbox.filter.ConversationFilter;
import io.switchboard.events.Conversation;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.mongo.index.RetiredIndex;
import io.switchboard.mongo.revision.RevisedDocuments;
import org.bson.conversions.Bson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The indexes of filtered lists and of their counts. Those of all conversations do not have the time of the newest message, so
 * that a message does not have to move its conversation in each: a filter that selects few conversations is served by its own
 * index and sorted, one that selects many by the index of the unfiltered list.
 */
@Configuration(proxyBeanMethods = false)
class InboxIndexes {

    @Bean
    static DeclaredIndex conversationsByAssignee() {
        return DeclaredIndex.plain(
                ConversationFilter.COLLECTION,
                "by_assignee_and_channel",
                Indexes.ascending("tenantId", "handling.assignee", "status", "channel", "reading.unread"),
                "the lists of assignees, and their counts by channel");
    }

    @Bean
    static RetiredIndex conversationsByAssigneeAlone() {
        return new RetiredIndex(
                ConversationFilter.COLLECTION,
                "by_assignee",
                Indexes.ascending("tenantId", "handling.assignee", "status", "reading.unread"),
                "by_assignee_and_channel serves the same lists");
    }

    @Bean
    static DeclaredIndex conversationsEndingWithCall() {
        return partial(
                "by_newest_call",
                Indexes.ascending("tenantId", "status", "handling.assignee", "reading.unread"),
                Filters.eq("lastMessage.kind", Conversation.LastMessage.CALL),
                "the lists of conversations whose newest entry is a call, and their counts");
    }

    @Bean
    static DeclaredIndex failedConversations() {
        return partial(
                "by_failure",
                Indexes.ascending("tenantId", "status", "channel"),
                Filters.exists("delivery.failedId"),
                "the lists of conversations whose newest message was not delivered");
    }

    @Bean
    static DeclaredIndex waitingConversations() {
        return partial(
                "longest_waiting",
                Indexes.ascending("tenantId", "status", "waiting.since", "_id"),
                Filters.exists("waiting.since"),
                "the lists of waiting customers, the longest wait first");
    }

    @Bean
    static DeclaredIndex conversationsByMention() {
        return partial(
                "by_mention",
                Indexes.compoundIndex(
                        Indexes.ascending("tenantId", "mentions"), Indexes.descending("updatedAt", "_id")),
                Filters.exists("mentions"),
                "the lists of the members whom notes mention, and their counts");
    }

    @Bean
    static DeclaredIndex conversationsByUnreadMention() {
        return partial(
                "by_unread_mention",
                Indexes.ascending("tenantId", "unreadMentions"),
                Filters.exists("unreadMentions"),
                "the counts of mentions that are unread");
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

    /** Most conversations are in none of these indexes, so that a message changes none. */
    private static DeclaredIndex partial(String name, Bson keys, Bson only, String why) {
        var options = new IndexOptions().name(name).partialFilterExpression(only);
        return new DeclaredIndex(ConversationFilter.COLLECTION, keys, options, why);
    }

    private static DeclaredIndex of(String name, String why, String field) {
        return DeclaredIndex.plain(
                ConversationFilter.COLLECTION,
                name,
                Indexes.ascending("tenantId", field, "status", "reading.unread"),
                why);
    }
}
