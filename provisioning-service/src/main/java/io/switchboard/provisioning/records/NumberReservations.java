package io.switchboard.provisioning.records;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import io.switchboard.events.EventType;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.mongo.revision.DocumentChange;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.provisioning.accounts.TwilioText;
import io.switchboard.twilio.IncomingNumber;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Records the number of a purchase, from its reservation until it is in use. Every change may be repeated: the number is
 * then as it was after the first one. Until it is in use it is not among the tenant's numbers.
 */
@Component
public class NumberReservations {

    private static final FindAndModifyOptions RETURN_NEW =
            FindAndModifyOptions.options().returnNew(true);
    private static final String PURCHASE = NumberFields.ORIGIN + ".purchaseId";
    private static final int MAX_NAME_LENGTH = 256;

    private final MongoOperations mongo;
    private final RevisedDocuments<PhoneNumber> revisions;
    private final IdGenerator ids;
    private final Clock clock;

    public NumberReservations(
            MongoOperations mongo, RevisedDocuments<PhoneNumber> revisions, IdGenerator ids, Clock clock) {
        this.mongo = mongo;
        this.revisions = revisions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What a purchase wants to have.
     *
     * @param enabledChannels null for all that the number is capable of
     */
    public record Wish(
            String purchaseId,
            TenantId tenant,
            String accountSid,
            String address,
            @Nullable List<String> enabledChannels) {}

    /** Reserves the address; empty when it is in use, or reserved by another purchase. */
    public Optional<PhoneNumber> reserve(Wish wish) {
        var first = first(wish);
        if (DocumentInserts.ifAbsent(mongo, first)) {
            return Optional.of(first);
        }
        var free = where(NumberFields.ADDRESS)
                .is(wish.address())
                .and(NumberFields.RELEASED)
                .is(true)
                .and(NumberFields.STATE_NAME)
                .in(null, StoredNumberState.Name.RELEASED, StoredNumberState.Name.FAILED);
        return modify(free, reserved(wish))
                .or(() -> Optional.ofNullable(mongo.findOne(
                        query(where(NumberFields.ADDRESS)
                                .is(wish.address())
                                .and(PURCHASE)
                                .is(wish.purchaseId())),
                        PhoneNumber.class)));
    }

    /** Records that the account has the number. */
    public PhoneNumber purchased(String id, String purchaseId, IncomingNumber number) {
        var bought = change().set(NumberFields.SID, number.sid())
                .set(NumberFields.FRIENDLY_NAME, TwilioText.cleaned(number.friendlyName(), MAX_NAME_LENGTH))
                .set(NumberFields.CAPABILITIES, ListedNumber.capabilities(number))
                .set(NumberFields.STATE, StoredNumberState.of(new NumberState.Purchased(number.sid())));
        return advance(id, purchaseId, StoredNumberState.Name.REQUESTED, bought);
    }

    /** Records that the number's webhooks are configured. */
    public PhoneNumber configured(String id, String purchaseId, String sid, List<String> channels) {
        var configured = change().set(NumberFields.CHANNELS, channels)
                .set(NumberFields.STATE, StoredNumberState.of(new NumberState.Configured(sid)));
        return advance(id, purchaseId, StoredNumberState.Name.PURCHASED, configured);
    }

    /** Puts the number in use under this name, and publishes it. */
    public void activate(String id, String purchaseId, String sid, String friendlyName, @Nullable String agentId) {
        var waiting = own(id, purchaseId).and(NumberFields.STATE_NAME).is(StoredNumberState.Name.CONFIGURED);
        revisions.change(waiting, number -> {
            var active = NumberFields.changeAt(clock.instant())
                    .set(NumberFields.FRIENDLY_NAME, TwilioText.cleaned(friendlyName, MAX_NAME_LENGTH))
                    .set(NumberFields.RELEASED, false)
                    .set(NumberFields.STATE, StoredNumberState.of(new NumberState.Active(sid)));
            return DocumentChange.announced(
                    EventType.NUMBER_RECORDED.type(),
                    agentId == null ? active : active.set(NumberFields.AGENT, agentId));
        });
    }

    /** Records that the purchase has failed; leaves a number in use as it is. */
    public void fail(String id, String purchaseId, String reason) {
        var unused = own(id, purchaseId)
                .and(NumberFields.STATE_NAME)
                .in(
                        StoredNumberState.Name.REQUESTED,
                        StoredNumberState.Name.PURCHASED,
                        StoredNumberState.Name.CONFIGURED);
        modify(unused, change().set(NumberFields.STATE, StoredNumberState.of(new NumberState.Failed(null, reason))));
    }

    private PhoneNumber advance(String id, String purchaseId, StoredNumberState.Name from, Update update) {
        return modify(own(id, purchaseId).and(NumberFields.STATE_NAME).is(from), update)
                .or(() -> Optional.ofNullable(mongo.findOne(query(own(id, purchaseId)), PhoneNumber.class)))
                .orElseThrow(() -> new IllegalStateException("another purchase has the number's record"));
    }

    private static Criteria own(String id, String purchaseId) {
        return where(NumberFields.ID).is(id).and(PURCHASE).is(purchaseId);
    }

    private Update change() {
        return NumberFields.changeAt(clock.instant()).inc(NumberFields.REVISION, 1L);
    }

    private Optional<PhoneNumber> modify(Criteria number, Update update) {
        return Optional.ofNullable(mongo.findAndModify(query(number), update, RETURN_NEW, PhoneNumber.class));
    }

    private Update reserved(Wish wish) {
        var reserved = change().set(NumberFields.TENANT, wish.tenant())
                .set(NumberFields.ACCOUNT, wish.accountSid())
                .set(NumberFields.ORIGIN, origin(wish))
                .set(NumberFields.STATE, StoredNumberState.of(new NumberState.Requested()))
                .unset(NumberFields.SID)
                .unset(NumberFields.AGENT)
                .unset(NumberFields.VOICE_PLAN)
                .unset(NumberFields.CALL_SETTINGS);
        return wish.enabledChannels() == null
                ? reserved.unset(NumberFields.ENABLED_CHANNELS)
                : reserved.set(NumberFields.ENABLED_CHANNELS, wish.enabledChannels());
    }

    private static NumberOrigin origin(Wish wish) {
        return new NumberOrigin(NumberOrigin.Kind.BOUGHT, wish.purchaseId(), null);
    }

    private PhoneNumber first(Wish wish) {
        var now = clock.instant();
        return new PhoneNumber(
                ids.next(),
                wish.address(),
                null,
                wish.accountSid(),
                wish.tenant(),
                "",
                List.of(),
                List.of(),
                null,
                null,
                true,
                StoredNumberState.of(new NumberState.Requested()),
                wish.enabledChannels(),
                origin(wish),
                null,
                null,
                now,
                now,
                1L);
    }
}
