package io.switchboard.conversation.assignee;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.switchboard.mongo.DocumentInserts;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import io.switchboard.web.UnicodeText;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Knows who can be assigned to: members that were announced and not removed since, and the person who asks, whose first login
 * may not be announced yet. While no member of a tenant is known, anyone can be.
 */
@Component
public class AssignableMembers {

    private static final int LONGEST_QUOTED = 100;

    private final MongoOperations mongo;

    AssignableMembers(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /**
     * Requires that the tenant's conversations can be assigned to this member.
     *
     * @throws ApiProblem 409 {@code assignee-not-a-member} otherwise
     */
    public void require(ApiCaller caller, TenantId tenant, String memberId) {
        if (!allows(caller, tenant, memberId)) {
            throw ApiProblem.conflict(
                    "assignee-not-a-member",
                    "You have no member with the id '%s'; add the member first."
                            .formatted(UnicodeText.bounded(memberId, LONGEST_QUOTED)));
        }
    }

    /** Returns whether the tenant's conversations can be assigned to this member. */
    public boolean allows(ApiCaller caller, TenantId tenant, String memberId) {
        return find(tenant, memberId)
                .map(member -> !member.removed())
                .orElseGet(() -> isPerson(caller, memberId) || !isAnyKnown(tenant));
    }

    /** Returns those of the ids that belong to members who were removed. */
    public Set<String> removed(TenantId tenant, Collection<String> memberIds) {
        var ids = memberIds.stream().map(id -> KnownMember.id(tenant, id)).toList();
        var removed = mongo.find(query(where("_id").in(ids).and("removed").is(true)), KnownMember.class).stream()
                .map(KnownMember::id)
                .collect(Collectors.toSet());
        return memberIds.stream()
                .filter(id -> removed.contains(KnownMember.id(tenant, id)))
                .collect(Collectors.toSet());
    }

    private static boolean isPerson(ApiCaller caller, String memberId) {
        return memberId.equals(caller.subject()) && !memberId.equals(caller.clientId()) && !caller.has(Role.OPERATOR);
    }

    private Optional<KnownMember> find(TenantId tenant, String memberId) {
        return Optional.ofNullable(mongo.findById(KnownMember.id(tenant, memberId), KnownMember.class));
    }

    private boolean isAnyKnown(TenantId tenant) {
        var first = KnownMember.id(tenant, "");
        return mongo.exists(query(where("_id").gte(first).lt(first + Character.MAX_VALUE)), KnownMember.class);
    }

    /** Stores what was announced of a member, unless a later revision is stored. May be repeated. */
    void store(TenantId tenant, String memberId, int revision, boolean isRemoved) {
        var member = new KnownMember(KnownMember.id(tenant, memberId), revision, isRemoved);
        if (!DocumentInserts.ifAbsent(mongo, member)) {
            var notLater = query(where("_id").is(member.id()).and("revision").lte(revision));
            mongo.updateFirst(
                    notLater, new Update().set("revision", revision).set("removed", isRemoved), KnownMember.class);
        }
    }
}
