package io.switchboard.provisioning.records;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.mongodb.client.model.Indexes;
import io.switchboard.events.EventType;
import io.switchboard.events.number.NumberOperation.Outcome;
import io.switchboard.mongo.IdGenerator;
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
 * Records the changes of numbers that reach Twilio. A change is begun before Twilio is called, and completed once Twilio has
 * it; or it is given up, and ended once Twilio is as before. Each step is one conditional update that only the first caller
 * makes, with its events and, at the end, the audit entry.
 */
@Component
public class NumberJournal {

    private final MongoOperations mongo;
    private final RevisedDocuments<PhoneNumber> revisions;
    private final IdGenerator ids;
    private final Clock clock;

    public NumberJournal(MongoOperations mongo, RevisedDocuments<PhoneNumber> revisions, IdGenerator ids, Clock clock) {
        this.mongo = mongo;
        this.revisions = revisions;
        this.ids = ids;
        this.clock = clock;
    }

    @Bean
    static DeclaredIndex numbersWithPendingChange() {
        return DeclaredIndex.sparse(
                PhoneNumbers.NAME,
                "pending_change",
                Indexes.ascending(NumberFields.CHANGE_AT),
                "changes that a crash left are completed");
    }

    /**
     * The change that a caller wants.
     *
     * @param origin the number's origin from now on; null for the same
     * @param by the caller, by the token's subject; null for a change that begins by itself
     * @param audit the audit entry in JSON
     */
    public record Intent(
            NumberChange.Kind kind,
            PhoneNumber.Desired desired,
            @Nullable NumberOrigin origin,
            @Nullable String by,
            String audit) {}

    /** Reports that a number has a change already that has not reached Twilio. */
    public static final class ChangeInProgress extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ChangeInProgress(PhoneNumber number) {
            super("The number " + number.id() + " has a change in progress");
        }
    }

    /**
     * Begins a change of the tenant's number.
     *
     * @param decision returns the change by the present state; null leaves the number as it is; may throw to refuse
     * @return the number with the change, or without one when there is nothing to do; empty when the tenant has no such number
     * @throws ChangeInProgress when it has a change already
     */
    public Optional<PhoneNumber> begin(
            TenantId tenant, String numberId, Function<PhoneNumber, @Nullable Intent> decision) {
        return change(tenant, numberId, before -> {
            var intent = decision.apply(before);
            return intent == null ? DocumentChange.none() : begun(before, intent);
        });
    }

    /** Makes a change that does not reach Twilio, at once; otherwise does as {@link #begin}. */
    public Optional<PhoneNumber> record(
            TenantId tenant, String numberId, Function<PhoneNumber, @Nullable Intent> decision) {
        return change(tenant, numberId, before -> {
            var intent = decision.apply(before);
            return intent == null
                    ? DocumentChange.none()
                    : new DocumentChange(
                            desiring(NumberFields.changeAt(clock.instant()), intent.desired()),
                            ChangeAnnouncements.updated(intent.audit()));
        });
    }

    private Optional<PhoneNumber> change(
            TenantId tenant, String numberId, Function<PhoneNumber, DocumentChange> change) {
        return revisions.change(own(tenant, numberId), before -> change.apply(withoutChange(before)));
    }

    /** The tenant's number with this id. */
    static Criteria own(TenantId tenant, String numberId) {
        return where(NumberFields.ID)
                .is(numberId)
                .and(NumberFields.TENANT)
                .is(tenant)
                .and(NumberFields.RELEASED)
                .is(false);
    }

    /** Returns the number; throws when a change of it is in progress. */
    static PhoneNumber withoutChange(PhoneNumber number) {
        if (number.change() != null) {
            throw new ChangeInProgress(number);
        }
        return number;
    }

    /**
     * Announces a number whose document says the same, because the plan that answers its calls may be another one. It gets
     * another revision, so that every instance publishes it and readers take it for the newest.
     */
    public void announceAgain(PhoneNumber number) {
        revisions.change(
                where(NumberFields.ID)
                        .is(number.id())
                        .and(NumberFields.RELEASED)
                        .is(false),
                recorded -> DocumentChange.announced(
                        EventType.NUMBER_RECORDED.type(), NumberFields.changeAt(clock.instant())));
    }

    private DocumentChange begun(PhoneNumber before, Intent intent) {
        var now = clock.instant();
        var change =
                new NumberChange(ids.next(), intent.kind(), now, intent.by(), before.desired(), intent.audit(), null);
        var update = desiring(NumberFields.changeAt(now), intent.desired()).set(NumberFields.CHANGE, change);
        if (intent.origin() != null) {
            update.set(NumberFields.ORIGIN, intent.origin());
        }
        return new DocumentChange(update, List.of(ChangeAnnouncements.step(before, change, "begun", now)));
    }

    /**
     * Completes a change that Twilio has.
     *
     * @param channels the channels that the number is used for now
     * @return the number without the change; empty when another process has completed it or given it up
     */
    public Optional<PhoneNumber> complete(PhoneNumber number, List<String> channels) {
        return revisions.change(begunAs(number).and(NumberFields.CHANGE_REASON).isNull(), before -> {
            var change = changeOf(before);
            var now = clock.instant();
            var update = completed(before, change, channels, now);
            return new DocumentChange(update, ChangeAnnouncements.end(before, change, Outcome.SUCCEEDED, null, now));
        });
    }

    private static Update completed(PhoneNumber number, NumberChange change, List<String> channels, Instant now) {
        var update = NumberFields.changeAt(now).unset(NumberFields.CHANGE);
        return switch (change.kind()) {
            case UPDATE, ASSIGNMENT -> update.set(NumberFields.CHANNELS, channels);
            case IMPORT ->
                update.set(NumberFields.CHANNELS, channels)
                        .set(
                                NumberFields.STATE,
                                StoredNumberState.of(number.state().imported()));
            case RESTORE ->
                NumberFields.withoutSettings(update)
                        .set(NumberFields.CHANNELS, List.of())
                        .set(NumberFields.ORIGIN, new NumberOrigin(NumberOrigin.Kind.RESTORED, null, null))
                        .set(
                                NumberFields.STATE,
                                StoredNumberState.of(number.state().putBack()));
            case RELEASE ->
                update.set(NumberFields.RELEASED, true)
                        .set(
                                NumberFields.STATE,
                                StoredNumberState.of(number.state().released()));
        };
    }

    /**
     * Gives a change up: the desired state is as before, and Twilio has to be put back.
     *
     * @return the number, whose change says why; empty when another process has completed it or given it up
     */
    public Optional<PhoneNumber> giveUp(PhoneNumber number, String reason) {
        return revisions.change(begunAs(number).and(NumberFields.CHANGE_REASON).isNull(), before -> {
            var change = changeOf(before);
            var now = clock.instant();
            var update = desiring(NumberFields.changeAt(now), change.before()).set(NumberFields.CHANGE_REASON, reason);
            return new DocumentChange(update, List.of(ChangeAnnouncements.step(before, change, "undoing", now)));
        });
    }

    /** Ends a change that was given up, once Twilio is as before; empty when another process has ended it. */
    public Optional<PhoneNumber> end(PhoneNumber number) {
        return revisions.change(begunAs(number).and(NumberFields.CHANGE_REASON).ne(null), before -> {
            var change = changeOf(before);
            var now = clock.instant();
            return new DocumentChange(
                    ended(before, change, now),
                    ChangeAnnouncements.end(before, change, Outcome.FAILED, change.reason(), now));
        });
    }

    private static Update ended(PhoneNumber number, NumberChange change, Instant now) {
        var update = NumberFields.changeAt(now).unset(NumberFields.CHANGE);
        return switch (change.kind()) {
            case UPDATE, ASSIGNMENT, RESTORE -> update;
            case IMPORT -> update.set(NumberFields.ORIGIN, new NumberOrigin(NumberOrigin.Kind.RESTORED, null, null));
            case RELEASE ->
                update.set(
                        NumberFields.STATE, StoredNumberState.of(number.state().keep()));
        };
    }

    /** Returns the number as recorded now, if it still has the change that it had. */
    public Optional<PhoneNumber> reread(PhoneNumber number) {
        return Optional.ofNullable(mongo.findOne(query(begunAs(number)), PhoneNumber.class));
    }

    /** Returns numbers whose changes were begun by this time, oldest first. */
    public List<PhoneNumber> pending(Instant begunBy, int limit) {
        var pending = query(where(NumberFields.CHANGE_AT).lte(begunBy))
                .with(Sort.by(NumberFields.CHANGE_AT))
                .limit(limit);
        return mongo.find(pending, PhoneNumber.class);
    }

    private static Update desiring(Update update, PhoneNumber.Desired desired) {
        var named = update.set(NumberFields.FRIENDLY_NAME, desired.friendlyName());
        var switched = set(named, NumberFields.ENABLED_CHANNELS, desired.enabledChannels());
        var assigned = set(switched, NumberFields.AGENT, desired.agentId());
        var planned = set(assigned, NumberFields.VOICE_PLAN, desired.voicePlan());
        return set(planned, NumberFields.CALL_SETTINGS, desired.callSettings());
    }

    private static Update set(Update update, String field, @Nullable Object value) {
        return value == null ? update.unset(field) : update.set(field, value);
    }

    private static Criteria begunAs(PhoneNumber number) {
        return where(NumberFields.ID)
                .is(number.id())
                .and(NumberFields.CHANGE_ID)
                .is(changeOf(number).id());
    }

    private static NumberChange changeOf(PhoneNumber number) {
        if (number.change() == null) {
            throw new IllegalArgumentException("The number has no change");
        }
        return number.change();
    }
}
