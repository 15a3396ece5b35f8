package io.switchboard.provisioning.intent;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.events.EventType;
import io.switchboard.events.audit.AuditEntry.Outcome;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.mongo.revision.EventAnnouncement;
import io.switchboard.provisioning.refusal.RefusalReason;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.web.TenantId;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Records changes at Twilio before they are made, and their outcomes. Each change ends once, with one audit entry among the
 * events of the same write. A change that its maker does not end is settled by {@link IntentTask}.
 */
@Component
public class ChangeIntents {

    /** How long a maker is left alone: longer than its requests take. Its lease protects it after that as well. */
    static final Duration HEAD_START = Duration.ofSeconds(30);

    private final IntentStore store;
    private final AuditTrail audit;
    private final IdGenerator ids;
    private final Clock clock;

    ChangeIntents(IntentStore store, AuditTrail audit, IdGenerator ids, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A change that is about to be made.
     *
     * @param subject the id of the changed resource
     * @param lease the lease that its maker holds
     * @param change with the values before and the wanted ones
     */
    public record Plan(AuditActor actor, TenantId tenant, String subject, String lease, AuditedChange change) {}

    /**
     * Records that a change begins. The caller holds the plan's lease. An earlier change of the same target whose maker has
     * crashed is settled first.
     *
     * @param settler settles that one
     */
    public ChangeIntent begin(IntentSettler settler, Plan plan) {
        var intent = intent(settler.kind(), plan);
        if (!store.open(plan.tenant(), intent)) {
            store.findOpen(intent).ifPresent(settler::settle);
            if (!store.open(plan.tenant(), intent)) {
                throw new IllegalStateException("Another change of " + intent.target() + " is in progress");
            }
        }
        return intent;
    }

    private ChangeIntent intent(String kind, Plan plan) {
        var entry = audit.announcement(plan.actor(), plan.tenant(), plan.change(), Outcome.SUCCEEDED);
        return new ChangeIntent(
                ids.next(),
                kind,
                plan.change().target(),
                plan.subject(),
                plan.lease(),
                Objects.requireNonNull(entry.data()),
                clock.instant().plus(HEAD_START));
    }

    /**
     * Makes the change and ends it. One that Twilio does not answer stays open, and is settled later.
     *
     * @throws io.switchboard.twilio.failure.TwilioFailure when the change was not made, or is not known to be
     */
    public <T> T make(ChangeIntent intent, Supplier<T> change) {
        try {
            var result = change.get();
            made(intent);
            return result;
        } catch (TwilioRefused e) {
            failed(intent, RefusalReason.explain(e));
            throw e;
        }
    }

    /** Ends the change as made, with these events and its audit entry; does nothing if it has ended already. */
    public void made(ChangeIntent intent, EventAnnouncement... events) {
        store.end(intent, new Update().unset(IntentDocument.FAILURE), with(intent.audit(), events));
    }

    /** Ends the change as failed for this reason, a sentence; does nothing if it has ended already. */
    public void failed(ChangeIntent intent, String problem, EventAnnouncement... events) {
        store.end(intent, new Update().set(IntentDocument.FAILURE, problem), with(intent.failed(problem), events));
    }

    /** Ends the change of a loop as failed, without an entry where the one before failed for the same reason. */
    public void failedUnlessRepeated(ChangeIntent intent, String problem) {
        if (store.hasFailedLast(intent, problem)) {
            drop(intent);
        } else {
            failed(intent, problem);
        }
    }

    /** Ends the change without an entry: nothing was changed, and the reason is on record already. */
    public void drop(ChangeIntent intent) {
        store.drop(intent);
    }

    private static List<EventAnnouncement> with(String entry, EventAnnouncement... events) {
        return Stream.concat(
                        Stream.of(events), Stream.of(new EventAnnouncement(EventType.AUDIT_RECORDED.type(), entry)))
                .toList();
    }
}
