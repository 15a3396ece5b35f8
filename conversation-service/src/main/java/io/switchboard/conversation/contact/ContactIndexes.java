package io.switchboard.conversation.contact;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.mongo.revision.RevisedDocuments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the indexes of the contacts. */
@Configuration(proxyBeanMethods = false)
class ContactIndexes {

    private static final String NAME = "contacts";

    @Bean
    static DeclaredIndex oneContactPerAddress() {
        return DeclaredIndex.unique(
                NAME,
                "one_per_address",
                Indexes.ascending("key"),
                "a customer is one contact however often they write");
    }

    @Bean
    static DeclaredIndex contactsByCreation() {
        return DeclaredIndex.plain(
                NAME,
                "newest_first",
                Indexes.compoundIndex(Indexes.ascending("tenantId"), Indexes.descending("createdAt", "_id")),
                "a tenant's list, page by page");
    }

    @Bean
    static DeclaredIndex contactsMergedInto() {
        return DeclaredIndex.sparse(
                NAME, "merged_into", Indexes.ascending("merge.into"), "the documents that are one contact");
    }

    @Bean
    static DeclaredIndex contactsByMerge() {
        return DeclaredIndex.sparse(
                NAME, "by_merge", Indexes.ascending("merge.mergeId"), "a merge is undone by its id");
    }

    @Bean
    static DeclaredIndex contactsByUndoneMerge() {
        return DeclaredIndex.sparse(
                NAME, "by_undone_merge", Indexes.ascending("undone.mergeId"), "undoing a merge may be repeated");
    }

    @Bean
    static DeclaredIndex contactsToRelink() {
        return DeclaredIndex.sparse(
                NAME, "relink", Indexes.ascending("relinkAt"), "merges that a crash interrupted are completed");
    }

    @Bean
    static DeclaredIndex contactsWithPendingEvents() {
        return RevisedDocuments.pendingIndex(NAME);
    }
}
