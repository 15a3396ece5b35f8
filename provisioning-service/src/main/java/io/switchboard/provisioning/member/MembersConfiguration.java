package io.switchboard.provisioning.member;

import com.mongodb.client.model.Indexes;
import io.switchboard.change.RevisionEvents;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.mongo.revision.RevisedDocuments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Announces changes of members, to their numbers first, and declares the indexes. */
@Configuration(proxyBeanMethods = false)
class MembersConfiguration {

    private static final long DAYS_KEPT = 7;

    /**
     * A change that concerns calls is one of a member's pending events, so that the numbers are announced after a crash too:
     * its event is cleared only once they all are.
     */
    @Bean
    static RevisedDocuments<StoredMember> revisedMembers(
            MongoOperations mongo, RevisionEvents events, MemberNumbers numbers) {
        return events.documents(mongo, StoredMember.class, (member, pending) -> {
            if (pending.stream().anyMatch(event -> event.type().equals(Members.CALLS_CHANGED))) {
                numbers.announceNumbersOf(member.tenantId(), member.memberId());
            }
            events.publish(member, pending);
        });
    }

    @Bean
    static DeclaredIndex membersOfTenant() {
        return DeclaredIndex.plain(
                Members.NAME,
                "pages_of_a_tenant",
                Indexes.ascending("tenantId", "_id"),
                "a tenant's list, page by page");
    }

    @Bean
    static DeclaredIndex deletedMembersExpire() {
        return DeclaredIndex.expiry(
                Members.NAME,
                "expiry",
                Indexes.ascending("deletedAt"),
                DAYS_KEPT,
                "a deleted member is announced and then removed");
    }

    @Bean
    static DeclaredIndex membersWithPendingEvents() {
        return RevisedDocuments.pendingIndex(Members.NAME);
    }
}
