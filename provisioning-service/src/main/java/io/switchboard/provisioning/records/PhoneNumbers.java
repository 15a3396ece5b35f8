package io.switchboard.provisioning.records;

import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.web.TenantId;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Reads the numbers of tenants. An address has one document for ever, whichever account has it:
 * {@code address} is unique.
 */
@Component
public class PhoneNumbers {

    static final String NAME = "numbers";

    private final MongoOperations mongo;

    public PhoneNumbers(MongoOperations mongo) {
        this.mongo = mongo;
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

    @Bean
    static DeclaredIndex numbersOfMember() {
        return DeclaredIndex.plain(
                NAME,
                "numbers_of_a_member",
                Indexes.ascending(NumberFields.TENANT, NumberFields.AGENT, NumberFields.ADDRESS),
                "a change of a member's forwarding rule announces the member's numbers");
    }

    /** Finds the tenant's number with this id, SID or address. */
    public Optional<PhoneNumber> find(TenantId tenant, String idOrSidOrAddress) {
        var number = active(tenant).and(fieldOf(idOrSidOrAddress)).is(idOrSidOrAddress);
        return Optional.ofNullable(mongo.findOne(query(number), PhoneNumber.class));
    }

    /** Finds the number with this address, whichever tenant has it or had it. */
    public Optional<PhoneNumber> ofAnyTenant(String address) {
        return Optional.ofNullable(
                mongo.findOne(query(where(NumberFields.ADDRESS).is(address)), PhoneNumber.class));
    }

    private static String fieldOf(String idOrSidOrAddress) {
        if (idOrSidOrAddress.startsWith("+")) {
            return NumberFields.ADDRESS;
        }
        return idOrSidOrAddress.startsWith("PN") ? NumberFields.SID : NumberFields.ID;
    }

    /**
     * Reads up to {@code limit} of the tenant's numbers after an address, ordered by address.
     *
     * @param isUnmanaged whether to read those that Switchboard does not manage, instead of the others
     */
    public List<PhoneNumber> page(TenantId tenant, boolean isUnmanaged, String afterAddress, int limit) {
        var numbers = active(tenant).and(NumberFields.ADDRESS).gt(afterAddress).and(NumberFields.STATE_NAME);
        var unmanaged = StoredNumberState.Name.UNMANAGED;
        var page = query(isUnmanaged ? numbers.is(unmanaged) : numbers.ne(unmanaged))
                .with(Sort.by(NumberFields.ADDRESS))
                .limit(limit);
        return mongo.find(page, PhoneNumber.class);
    }

    /** Reads up to {@code limit} of the numbers that are assigned to a member after an address, ordered by address. */
    public List<PhoneNumber> pageOfMember(TenantId tenant, String memberId, String afterAddress, int limit) {
        var page = query(active(tenant)
                        .and(NumberFields.AGENT)
                        .is(memberId)
                        .and(NumberFields.ADDRESS)
                        .gt(afterAddress))
                .with(Sort.by(NumberFields.ADDRESS))
                .limit(limit);
        return mongo.find(page, PhoneNumber.class);
    }

    private static Criteria active(TenantId tenant) {
        return where(NumberFields.TENANT).is(tenant).and(NumberFields.RELEASED).is(false);
    }
}
