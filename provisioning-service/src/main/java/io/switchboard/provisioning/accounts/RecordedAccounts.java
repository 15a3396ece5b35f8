package io.switchboard.provisioning.accounts;

import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores the recorded accounts. */
@Component
public class RecordedAccounts {

    private static final String COLLECTION = "accounts";

    private final MongoOperations mongo;

    public RecordedAccounts(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Bean
    static DeclaredIndex accountsOfTenant() {
        return DeclaredIndex.plain(
                COLLECTION,
                "tenant_accounts",
                Indexes.ascending("tenantId", "_id"),
                "the accounts of a tenant are listed by SID");
    }

    @Bean
    static DeclaredIndex importedAccounts() {
        return DeclaredIndex.sparse(
                COLLECTION,
                "imported_accounts",
                Indexes.ascending("imported"),
                "each sync run reads the imported accounts one by one");
    }

    /** Returns the account with this SID. */
    public Optional<RecordedAccount> find(String accountSid) {
        return Optional.ofNullable(mongo.findById(accountSid, RecordedAccount.class));
    }

    /**
     * Returns accounts in the order of their SIDs.
     *
     * @param tenant whose accounts are returned; null for those of all tenants
     * @param after the SID after which the page begins; empty for the first page
     */
    public List<RecordedAccount> page(@Nullable TenantId tenant, String after, int limit) {
        var criteria = (tenant == null ? new Criteria() : where("tenantId").is(tenant.value()))
                .and("_id")
                .gt(after);
        return mongo.find(query(criteria).with(Sort.by("_id")).limit(limit), RecordedAccount.class);
    }

    /** Returns an account of the tenant that is not closed. */
    public Optional<RecordedAccount> openOf(TenantId tenant) {
        var open = where("tenantId").is(tenant.value()).and("status").ne(RecordedAccount.CLOSED);
        return Optional.ofNullable(mongo.findOne(query(open), RecordedAccount.class));
    }

    /** Returns the tenant's active account; of several the one with the first SID. */
    public Optional<RecordedAccount> activeOf(TenantId tenant) {
        var active = where("tenantId").is(tenant.value()).and("status").is(RecordedAccount.ACTIVE);
        return Optional.ofNullable(mongo.findOne(query(active).with(Sort.by("_id")), RecordedAccount.class));
    }

    /** Records an account for the first time; false when it is recorded already. */
    public boolean insert(RecordedAccount account) {
        return DocumentInserts.ifAbsent(mongo, account);
    }

    /** Replaces the account, unless it was changed since it was read; empty then. */
    public Optional<RecordedAccount> replace(RecordedAccount before, RecordedAccount after) {
        var unchanged = where("_id")
                .is(before.accountSid())
                .and("updatedAt")
                .is(before.updatedAt())
                .and("sealedAuthToken")
                .is(before.sealedAuthToken());
        return mongo.replace(query(unchanged), after).getMatchedCount() == 0 ? Optional.empty() : Optional.of(after);
    }

    /** Returns the SIDs of the accounts that are no subaccounts of the main account. */
    List<String> imported() {
        return mongo.findDistinct(query(where("imported").is(true)), "_id", RecordedAccount.class, String.class);
    }

    /** Returns the SIDs of the main account's recorded accounts that are not among these. */
    List<String> missing(String mainAccountSid, List<String> listed) {
        var gone = where("mainAccountSid").is(mainAccountSid).and("_id").nin(listed);
        return mongo.findDistinct(query(gone), "_id", RecordedAccount.class, String.class);
    }
}
