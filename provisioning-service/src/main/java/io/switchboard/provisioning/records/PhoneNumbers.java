package io.switchboard.provisioning.records;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import com.mongodb.client.model.Indexes;
import io.switchboard.events.EventType;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.mongo.revision.DocumentChange;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.provisioning.accounts.RecordedAccount;
import io.switchboard.provisioning.accounts.TwilioText;
import io.switchboard.twilio.IncomingNumber;
import io.switchboard.web.TenantId;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores the numbers. An address has one document for ever, whichever account has it: {@code address} is unique. */
@Component
public class PhoneNumbers {

    static final String NAME = "numbers";

    private static final String ADDRESS = "address";
    private static final String TENANT = "tenantId";
    private static final String ACCOUNT = "accountSid";
    private static final String RELEASED = "released";
    private static final String STATE = "state.name";
    private static final String VOICE_PLAN = "voicePlan";

    private static final FindAndModifyOptions RETURN_NEW =
            FindAndModifyOptions.options().returnNew(true);

    private final MongoOperations mongo;
    private final RevisedDocuments<PhoneNumber> revisions;
    private final IdGenerator ids;
    private final Clock clock;

    public PhoneNumbers(MongoOperations mongo, RevisedDocuments<PhoneNumber> revisions, IdGenerator ids, Clock clock) {
        this.mongo = mongo;
        this.revisions = revisions;
        this.ids = ids;
        this.clock = clock;
    }

    @Bean
    static DeclaredIndex oneNumberPerAddress() {
        return DeclaredIndex.unique(
                NAME, "one_per_address", Indexes.ascending(ADDRESS), "an address is one document in all accounts");
    }

    @Bean
    static DeclaredIndex numbersOfTenant() {
        return DeclaredIndex.plain(
                NAME, "pages_of_a_tenant", Indexes.ascending(TENANT, ADDRESS), "a tenant's list, page by page");
    }

    @Bean
    static DeclaredIndex numbersOfAccount() {
        return DeclaredIndex.plain(
                NAME,
                "numbers_of_an_account",
                Indexes.ascending(ACCOUNT),
                "a sync run reads an account's numbers at once");
    }

    /**
     * Reads the account's numbers, released ones included.
     *
     * @param unreadable receives the id of each document that is no number, and the reason; the others are returned
     */
    public List<PhoneNumber> ofAccount(String accountSid, BiConsumer<String, Throwable> unreadable) {
        var numbers = new ArrayList<PhoneNumber>();
        for (var document : mongo.find(query(where(ACCOUNT).is(accountSid)), Document.class, NAME)) {
            try {
                numbers.add(mongo.getConverter().read(PhoneNumber.class, document));
            } catch (RuntimeException e) {
                unreadable.accept(String.valueOf(document.get("_id")), e);
            }
        }
        return numbers;
    }

    /**
     * Records a number as Twilio lists it. Keeps its agent and voice plan, unless the number moves to another tenant or
     * comes back after its release: then it has neither.
     *
     * @param before the record of this address that the caller has read; null when there was none
     * @return the number as recorded; empty when a purchase or release of it is in progress
     */
    public Optional<PhoneNumber> record(
            RecordedAccount account, IncomingNumber number, List<String> channels, @Nullable PhoneNumber before) {
        return before == null ? insert(account, number, channels) : update(account, number, channels, before);
    }

    /**
     * Records that the account no longer has the number; empty when another account has it since, or a purchase or
     * release of it is in progress.
     */
    public Optional<PhoneNumber> release(PhoneNumber number) {
        var same = query(where("_id")
                .is(number.id())
                .and(ACCOUNT)
                .is(number.accountSid())
                .and("sid")
                .is(number.sid())
                .and(STATE)
                .nin(StoredNumberState.Name.inProgress()));
        var released = StoredNumberState.of(number.state().released());
        return Optional.ofNullable(modify(same, changedNow().set(RELEASED, true).set("state", released)));
    }

    /** Finds the tenant's number with this id, SID or address. */
    public Optional<PhoneNumber> find(TenantId tenant, String idOrSidOrAddress) {
        var field = idOrSidOrAddress.startsWith("+") ? ADDRESS : idOrSidOrAddress.startsWith("PN") ? "sid" : "_id";
        var number = active(tenant).and(field).is(idOrSidOrAddress);
        return Optional.ofNullable(mongo.findOne(query(number), PhoneNumber.class));
    }

    /**
     * Records the plan that answers calls to one of the tenant's numbers, and announces it.
     *
     * @param voicePlan a plan in JSON; null for none
     * @return the changed number; empty when the tenant no longer has it
     */
    public Optional<PhoneNumber> plan(TenantId tenant, PhoneNumber number, @Nullable String voicePlan) {
        return revisions.change(
                active(tenant).and("_id").is(number.id()),
                recorded -> Objects.equals(recorded.voicePlan(), voicePlan)
                        ? DocumentChange.none()
                        : DocumentChange.announced(EventType.NUMBER_RECORDED.type(), planned(voicePlan)));
    }

    private Update planned(@Nullable String voicePlan) {
        return voicePlan == null ? updatedNow().unset(VOICE_PLAN) : updatedNow().set(VOICE_PLAN, voicePlan);
    }

    /** Reads up to {@code limit} of the tenant's numbers after an address, ordered by address. */
    public List<PhoneNumber> page(TenantId tenant, String afterAddress, int limit) {
        var page = query(active(tenant).and(ADDRESS).gt(afterAddress))
                .with(Sort.by(ADDRESS))
                .limit(limit);
        return mongo.find(page, PhoneNumber.class);
    }

    private static Criteria active(TenantId tenant) {
        return where(TENANT).is(tenant).and(RELEASED).is(false);
    }

    private @Nullable PhoneNumber modify(Query number, Update change) {
        return mongo.findAndModify(number, change, RETURN_NEW, PhoneNumber.class);
    }

    private Optional<PhoneNumber> insert(RecordedAccount account, IncomingNumber number, List<String> channels) {
        var now = clock.instant();
        var first = new PhoneNumber(
                ids.next(),
                number.phoneNumber(),
                number.sid(),
                account.accountSid(),
                account.tenantId(),
                friendlyName(number),
                capabilities(number),
                channels,
                null,
                null,
                false,
                StoredNumberState.of(new NumberState.Active(number.sid())),
                now,
                now,
                1L);
        if (DocumentInserts.ifAbsent(mongo, first)) {
            return Optional.of(first);
        }
        // Another account had the number, or another instance was faster.
        var before = mongo.findOne(query(where(ADDRESS).is(number.phoneNumber())), PhoneNumber.class);
        return update(account, number, channels, Objects.requireNonNull(before, "numbers are never deleted"));
    }

    private Optional<PhoneNumber> update(
            RecordedAccount account, IncomingNumber number, List<String> channels, PhoneNumber before) {
        if (before.state().isInProgress()) {
            return Optional.empty();
        }
        if (isUpToDate(before, account, number, channels)) {
            return Optional.of(before);
        }
        var change = changedNow()
                .set("sid", number.sid())
                .set(ACCOUNT, account.accountSid())
                .set(TENANT, account.tenantId())
                .set("friendlyName", friendlyName(number))
                .set("capabilities", capabilities(number))
                .set("channels", channels)
                .set(RELEASED, false)
                .set("state", StoredNumberState.of(before.state().listed(number.sid())));
        if (before.released() || !before.tenantId().equals(account.tenantId())) {
            change.unset("agentId").unset(VOICE_PLAN);
        }
        var idle = where("_id").is(before.id()).and(STATE).nin(StoredNumberState.Name.inProgress());
        return Optional.ofNullable(modify(query(idle), change));
    }

    private Update changedNow() {
        return updatedNow().inc("revision", 1L);
    }

    /** Never sets an earlier time, even when the clock goes back: readers keep the later of two changes. */
    private Update updatedNow() {
        return new Update().max("updatedAt", clock.instant());
    }

    private static boolean isUpToDate(
            PhoneNumber recorded, RecordedAccount account, IncomingNumber number, List<String> channels) {
        return recorded.state().equals(new NumberState.Active(number.sid()))
                && recorded.accountSid().equals(account.accountSid())
                && recorded.tenantId().equals(account.tenantId())
                && recorded.friendlyName().equals(friendlyName(number))
                && recorded.capabilities().equals(capabilities(number))
                && recorded.channels().equals(channels);
    }

    /** Twilio's limit is 64 characters. */
    private static String friendlyName(IncomingNumber number) {
        return TwilioText.cleaned(number.friendlyName(), 256);
    }

    private static List<String> capabilities(IncomingNumber number) {
        var can = number.capabilities();
        return Stream.of(
                        can.sms() ? "sms" : "",
                        can.mms() ? "mms" : "",
                        can.voice() ? "voice" : "",
                        can.fax() ? "fax" : "")
                .filter(capability -> !capability.isEmpty())
                .toList();
    }
}
