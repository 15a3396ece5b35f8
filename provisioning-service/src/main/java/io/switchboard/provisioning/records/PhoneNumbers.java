package io.switchboard.provisioning.records;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.mongodb.client.model.Indexes;
import io.switchboard.events.EventType;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.mongo.revision.DocumentChange;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Reads the numbers of tenants, and stores what they change. An address has one document for ever, whichever account has it:
 * {@code address} is unique.
 */
@Component
public class PhoneNumbers {

    static final String NAME = "numbers";

    private final MongoOperations mongo;
    private final RevisedDocuments<PhoneNumber> revisions;
    private final Clock clock;

    public PhoneNumbers(MongoOperations mongo, RevisedDocuments<PhoneNumber> revisions, Clock clock) {
        this.mongo = mongo;
        this.revisions = revisions;
        this.clock = clock;
    }

    @Bean
    static DeclaredIndex oneNumberPerAddress() {
        return DeclaredIndex.unique(
                NAME,
                "one_per_address",
                Indexes.ascending(NumberFields.ADDRESS),
                "an address is one document in all accounts");
    }

    @Bean
    static DeclaredIndex numbersOfTenant() {
        return DeclaredIndex.plain(
                NAME,
                "pages_of_a_tenant",
                Indexes.ascending(NumberFields.TENANT, NumberFields.ADDRESS),
                "a tenant's list, page by page");
    }

    @Bean
    static DeclaredIndex numbersOfAccount() {
        return DeclaredIndex.plain(
                NAME,
                "numbers_of_an_account",
                Indexes.ascending(NumberFields.ACCOUNT),
                "a sync run reads an account's numbers at once");
    }

    /** Finds the tenant's number with this id, SID or address. */
    public Optional<PhoneNumber> find(TenantId tenant, String idOrSidOrAddress) {
        var number = active(tenant).and(fieldOf(idOrSidOrAddress)).is(idOrSidOrAddress);
        return Optional.ofNullable(mongo.findOne(query(number), PhoneNumber.class));
    }

    private static String fieldOf(String idOrSidOrAddress) {
        if (idOrSidOrAddress.startsWith("+")) {
            return NumberFields.ADDRESS;
        }
        return idOrSidOrAddress.startsWith("PN") ? NumberFields.SID : NumberFields.ID;
    }

    /**
     * Records the plan that answers calls to one of the tenant's numbers, and announces it.
     *
     * @param voicePlan a plan in JSON; null for none
     * @return the changed number; empty when the tenant no longer has it
     */
    public Optional<PhoneNumber> plan(TenantId tenant, PhoneNumber number, @Nullable String voicePlan) {
        return revisions.change(
                active(tenant).and(NumberFields.ID).is(number.id()),
                recorded -> Objects.equals(recorded.voicePlan(), voicePlan)
                        ? DocumentChange.none()
                        : DocumentChange.announced(EventType.NUMBER_RECORDED.type(), planned(voicePlan)));
    }

    private Update planned(@Nullable String voicePlan) {
        var change = NumberFields.changeAt(clock.instant());
        return voicePlan == null
                ? change.unset(NumberFields.VOICE_PLAN)
                : change.set(NumberFields.VOICE_PLAN, voicePlan);
    }

    /** Reads up to {@code limit} of the tenant's numbers after an address, ordered by address. */
    public List<PhoneNumber> page(TenantId tenant, String afterAddress, int limit) {
        var page = query(active(tenant).and(NumberFields.ADDRESS).gt(afterAddress))
                .with(Sort.by(NumberFields.ADDRESS))
                .limit(limit);
        return mongo.find(page, PhoneNumber.class);
    }

    private static Criteria active(TenantId tenant) {
        return where(NumberFields.TENANT).is(tenant).and(NumberFields.RELEASED).is(false);
    }
}
