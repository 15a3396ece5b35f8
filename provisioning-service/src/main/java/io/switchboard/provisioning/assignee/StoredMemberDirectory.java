package io.switchboard.provisioning.assignee;

import io.switchboard.web.TenantId;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Reads the members from their collection, whose documents have a tenant and the subject of the member's token. */
@Component
class StoredMemberDirectory implements MemberDirectory {

    private static final String MEMBERS = "members";

    private final MongoOperations mongo;

    StoredMemberDirectory(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Override
    public boolean isMember(TenantId tenant, String id) {
        return mongo.exists(
                query(where("tenantId").is(tenant.value()).and("subject").is(id)), MEMBERS);
    }
}
