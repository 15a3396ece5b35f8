package io.switchboard.provisioning.numbers;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.provisioning.accounts.AdoptedAccount;
import io.switchboard.provisioning.accounts.TwilioText;
import io.switchboard.twilio.IncomingNumber;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** The recorded numbers. An address is one document for ever, whoever has it: {@code address} is unique. */
@Component
public class PhoneNumbers {

    private static final String NAME = "numbers";
    private static final String ADDRESS = "address";
    private static final String TENANT = "tenantId";
    private static final String ACCOUNT = "accountSid";
    private static final String RELEASED = "released";
    private static final String VOICE_PLAN = "voicePlan";

    private final MongoCollection<PhoneNumber> recorded;
    private final IdGenerator ids;
    private final Clock clock;

    PhoneNumbers(MongoDatabase database, IdGenerator ids, Clock clock) {
        this.recorded = database.getCollection(NAME, PhoneNumber.class);
        this.ids = ids;
        this.clock = clock;
    }

    @Bean
    static DeclaredIndex oneNumberPerAddress() {
        return DeclaredIndex.unique(
                NAME, "one_per_address", Indexes.ascending(ADDRESS), "an address is one document, whoever has it");
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
                "a round reads an account's numbers at once");
    }

    /**
     * Everything recorded of the account, released numbers included.
     *
     * @param unreadable receives the id of each document that is no number, and why; the others are returned all the same
     */
    public List<PhoneNumber> ofAccount(String accountSid, BiConsumer<String, Throwable> unreadable) {
        var numbers = new ArrayList<PhoneNumber>();
        var codec = recorded.getCodecRegistry().get(PhoneNumber.class);
        for (var document : recorded.withDocumentClass(RawBsonDocument.class).find(Filters.eq(ACCOUNT, accountSid))) {
            try {
                numbers.add(document.decode(codec));
            } catch (RuntimeException e) {
                unreadable.accept(String.valueOf(document.get("_id")), e);
            }
        }
        return numbers;
    }

    /**
     * Records what Twilio says of a number. Says nothing about its agent and voice plan, unless the number comes to another
     * tenant or back after it was released: then it has neither.
     *
     * @param before what is recorded of this address, as far as the caller knows
     */
    public PhoneNumber record(
            AdoptedAccount account, IncomingNumber number, List<String> channels, @Nullable PhoneNumber before) {
        return before == null ? insert(account, number, channels) : update(account, number, channels, before);
    }

    /** Records that the account no longer has it; empty when meanwhile another account got it. */
    public Optional<PhoneNumber> release(PhoneNumber number) {
        var same = Filters.and(
                Filters.eq("_id", number.id()),
                Filters.eq(ACCOUNT, number.accountSid()),
                Filters.eq("sid", number.sid()));
        recorded.updateOne(same, Updates.combine(Updates.set(RELEASED, true), changedNow()));
        return Optional.ofNullable(recorded.find(same).first());
    }

    /** The tenant's number with this id, SID or address. */
    Optional<PhoneNumber> find(String tenantId, String idOrSidOrAddress) {
        var field = idOrSidOrAddress.startsWith("+") ? ADDRESS : idOrSidOrAddress.startsWith("PN") ? "sid" : "_id";
        return Optional.ofNullable(recorded.find(Filters.and(active(tenantId), Filters.eq(field, idOrSidOrAddress)))
                .first());
    }

    /**
     * Records what becomes of calls to one of the tenant's numbers.
     *
     * @param voicePlan a plan in JSON; null for none of its own
     * @return the number as it is then; empty when the tenant no longer has it
     */
    Optional<PhoneNumber> plan(String tenantId, PhoneNumber number, @Nullable String voicePlan) {
        if (Objects.equals(number.voicePlan(), voicePlan)) {
            return Optional.of(number);
        }
        return Optional.ofNullable(recorded.findOneAndUpdate(
                Filters.and(active(tenantId), Filters.eq("_id", number.id())),
                Updates.combine(
                        voicePlan == null ? Updates.unset(VOICE_PLAN) : Updates.set(VOICE_PLAN, voicePlan),
                        changedNow()),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)));
    }

    /** Up to {@code limit} of the tenant's numbers after an address, ordered by address. */
    List<PhoneNumber> page(String tenantId, String afterAddress, int limit) {
        return recorded.find(Filters.and(active(tenantId), Filters.gt(ADDRESS, afterAddress)))
                .sort(Sorts.ascending(ADDRESS))
                .limit(limit)
                .into(new ArrayList<>());
    }

    private static Bson active(String tenantId) {
        return Filters.and(Filters.eq(TENANT, tenantId), Filters.eq(RELEASED, false));
    }

    private PhoneNumber insert(AdoptedAccount account, IncomingNumber number, List<String> channels) {
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
                now,
                now);
        try {
            recorded.insertOne(first);
            return first;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            // Another account had it, or another instance was quicker.
            var before =
                    recorded.find(Filters.eq(ADDRESS, number.phoneNumber())).first();
            if (before == null) {
                throw e;
            }
            return update(account, number, channels, before);
        }
    }

    private PhoneNumber update(
            AdoptedAccount account, IncomingNumber number, List<String> channels, PhoneNumber before) {
        if (isUpToDate(before, account, number, channels)) {
            return before;
        }
        var fields = new ArrayList<>(List.of(
                Updates.set("sid", number.sid()),
                Updates.set(ACCOUNT, account.accountSid()),
                Updates.set(TENANT, account.tenantId()),
                Updates.set("friendlyName", friendlyName(number)),
                Updates.set("capabilities", capabilities(number)),
                Updates.set("channels", channels),
                Updates.set(RELEASED, false),
                changedNow()));
        if (before.released() || !before.tenantId().equals(account.tenantId())) {
            fields.add(Updates.unset("agentId"));
            fields.add(Updates.unset(VOICE_PLAN));
        }
        var after = recorded.findOneAndUpdate(
                Filters.eq("_id", before.id()),
                Updates.combine(fields),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        return Objects.requireNonNull(after, "numbers are never deleted");
    }

    /** Never back, whatever the clock does: the later of two changes is the one that others are to believe. */
    private Bson changedNow() {
        return Updates.max("updatedAt", clock.instant());
    }

    private static boolean isUpToDate(
            PhoneNumber recorded, AdoptedAccount account, IncomingNumber number, List<String> channels) {
        return !recorded.released()
                && recorded.sid().equals(number.sid())
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
                .filter(each -> !each.isEmpty())
                .toList();
    }
}
