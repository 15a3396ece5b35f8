package io.switchboard.provisioning.member;

import java.util.List;
import java.util.Optional;

import io.switchboard.web.ApiProblem;
import io.switchboard.web.Cursor;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Reads the members of tenants. */
@Component
public class MemberReader {

    private final MongoOperations mongo;

    public MemberReader(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Returns the profile of the tenant's member; empty for none. */
    public Optional<MemberProfile> profile(TenantId tenant, String memberId) {
        return find(tenant, memberId).map(StoredMember::readProfile);
    }

    /**
     * Requires that the tenant has the member, to whom a number is to be assigned.
     *
     * @throws ApiProblem 409 {@code assignee-not-a-member} otherwise
     */
    public void requireAssignee(TenantId tenant, String memberId) {
        if (find(tenant, memberId).isEmpty()) {
            throw ApiProblem.conflict(
                    "assignee-not-a-member",
                    "You have no member with the id '%s'; add the member first.".formatted(memberId));
        }
    }

    Optional<StoredMember> find(TenantId tenant, String memberId) {
        return Optional.ofNullable(mongo.findById(StoredMember.id(tenant, memberId), StoredMember.class))
                .filter(member -> !member.isDeleted());
    }

    List<StoredMember> page(TenantId tenant, @Nullable Cursor after, int limit) {
        var page = query(where("tenantId")
                        .is(tenant)
                        .and("deletedAt")
                        .isNull()
                        .and("_id")
                        .gt(StoredMember.id(tenant, after == null ? "" : after.id())))
                .with(Sort.by("_id"))
                .limit(limit);
        return mongo.find(page, StoredMember.class);
    }

    boolean isFull(TenantId tenant, int most) {
        return mongo.count(query(where("tenantId").is(tenant)).limit(most), StoredMember.class) >= most;
    }
}
