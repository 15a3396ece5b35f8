package io.switchboard.provisioning.creation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.provisioning.accounts.IntendedTenants;
import io.switchboard.provisioning.creation.AccountCreation.State;
import io.switchboard.web.TenantId;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores the creations of accounts, one per tenant. */
@Component
class AccountCreations implements IntendedTenants {

    private static final String COLLECTION = "account-creations";
    private static final int BATCH = 20;

    private final MongoOperations mongo;

    AccountCreations(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Bean
    static DeclaredIndex creationsByName() {
        return DeclaredIndex.plain(
                COLLECTION,
                "creation_by_name",
                Indexes.ascending("twilioName"),
                "a sync run that meets a new account looks for its intent");
    }

    @Bean
    static DeclaredIndex creationsById() {
        return DeclaredIndex.plain(
                COLLECTION, "creation_by_id", Indexes.ascending("id"), "clients ask how a creation proceeds");
    }

    @Bean
    static DeclaredIndex unfinishedCreations() {
        return DeclaredIndex.plain(
                COLLECTION,
                "unfinished_creations",
                Indexes.ascending("state", "progress.nextAttemptAt"),
                "the loop looks for creations to continue");
    }

    @Override
    public Optional<TenantId> tenantOf(String friendlyName) {
        var intended = where("twilioName").is(friendlyName).and("state").is(State.CREATING);
        return Optional.ofNullable(mongo.findOne(query(intended), AccountCreation.class))
                .map(AccountCreation::tenant);
    }

    Optional<AccountCreation> ofTenant(TenantId tenant) {
        return Optional.ofNullable(mongo.findById(tenant.value(), AccountCreation.class));
    }

    Optional<AccountCreation> find(String id) {
        return Optional.ofNullable(mongo.findOne(query(where("id").is(id)), AccountCreation.class));
    }

    /** Records an intent; false when the tenant has one already. */
    boolean insert(AccountCreation intent) {
        return DocumentInserts.ifAbsent(mongo, intent);
    }

    /** Replaces a creation, unless it has changed since it was read; false then. */
    boolean replace(AccountCreation before, AccountCreation after) {
        return mongo.replace(query(unchanged(before)), after).getMatchedCount() > 0;
    }

    /** Returns some creations whose next attempt is due. */
    List<AccountCreation> due(Instant now) {
        var due = where("state")
                .in(State.REQUESTED, State.CREATING)
                .and("progress.nextAttemptAt")
                .lte(now);
        return mongo.find(query(due).limit(BATCH), AccountCreation.class);
    }

    private static Criteria unchanged(AccountCreation creation) {
        return where("_id")
                .is(creation.tenantId())
                .and("id")
                .is(creation.id())
                .and("state")
                .is(creation.state())
                .and("progress.failures")
                .is(creation.progress().failures());
    }
}
