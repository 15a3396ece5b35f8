package io.switchboard.conversation.call;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.mongo.revision.RevisedDocuments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the indexes of the calls. */
@Configuration(proxyBeanMethods = false)
class CallIndexes {

    private static final String NAME = StoredCall.COLLECTION;

    @Bean
    static DeclaredIndex oneCallPerSid() {
        return DeclaredIndex.unique(
                NAME, "one_per_sid", Indexes.ascending("key"), "all webhooks of a call are one call");
    }

    @Bean
    static DeclaredIndex callsNewestFirst() {
        return newestFirst("newest_first", "a tenant's calls, newest first, page by page");
    }

    @Bean
    static DeclaredIndex callsOfConversation() {
        return newestFirst("of_conversation", "a conversation's calls between its messages", "conversationId");
    }

    @Bean
    static DeclaredIndex callsOfContact() {
        return newestFirst("of_contact", "a contact's calls", "contactId");
    }

    @Bean
    static DeclaredIndex openCallsOfContact() {
        return DeclaredIndex.plain(
                NAME,
                "open_of_contact",
                Indexes.ascending("tenantId", "contactId", "result", "dismissal.at", "startedAt"),
                "a later call finds the missed calls that it follows up");
    }

    @Bean
    static DeclaredIndex callsByResult() {
        return newestFirst("by_result", "the list of missed calls", "result");
    }

    @Bean
    static DeclaredIndex callsOfNumber() {
        return newestFirst("of_number", "the calls of one of the tenant's numbers", "ourAddress");
    }

    @Bean
    static DeclaredIndex callsWithVoicemail() {
        return newestFirst("with_voicemail", "the list of calls with a message", "hasVoicemail");
    }

    @Bean
    static DeclaredIndex callsWithOpenRequest() {
        return DeclaredIndex.sparse(
                NAME,
                "open_requests",
                Indexes.ascending("openRequestAt"),
                "a crash leaves no requested call undecided");
    }

    @Bean
    static DeclaredIndex callsWithPendingEvents() {
        return RevisedDocuments.pendingIndex(NAME);
    }

    private static DeclaredIndex newestFirst(String name, String why, String... fields) {
        var ascending = new String[fields.length + 1];
        ascending[0] = "tenantId";
        System.arraycopy(fields, 0, ascending, 1, fields.length);
        return DeclaredIndex.plain(
                NAME,
                name,
                Indexes.compoundIndex(Indexes.ascending(ascending), Indexes.descending("startedAt", "_id")),
                why);
    }
}
