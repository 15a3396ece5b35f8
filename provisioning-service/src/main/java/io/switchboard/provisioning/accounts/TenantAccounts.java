package io.switchboard.provisioning.accounts;

import java.util.Optional;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.web.TenantId;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Finds the account through which a tenant buys. */
@Component
public class TenantAccounts {

    private final MongoOperations mongo;

    public TenantAccounts(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Bean
    static DeclaredIndex accountsOfTenant() {
        return DeclaredIndex.plain(
                "accounts",
                "accounts_of_a_tenant",
                Indexes.ascending("tenantId"),
                "a purchase finds the tenant's account");
    }

    /** Returns the tenant's active account; of several the one with the first SID. */
    public Optional<RecordedAccount> activeOf(TenantId tenant) {
        var active = where("tenantId").is(tenant).and("status").is(RecordedAccount.ACTIVE);
        return Optional.ofNullable(mongo.findOne(query(active).with(Sort.by("_id")), RecordedAccount.class));
    }
}
