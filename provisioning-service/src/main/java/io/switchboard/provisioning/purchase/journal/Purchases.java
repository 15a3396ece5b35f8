package io.switchboard.provisioning.purchase.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.events.EventType;
import io.switchboard.events.audit.AuditEntry.Outcome;
import io.switchboard.events.number.NumberOperation;
import io.switchboard.mongo.revision.DocumentChange;
import io.switchboard.mongo.revision.EventAnnouncement;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.web.Cursor;
import io.switchboard.web.TenantId;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Stores the purchases of all tenants. Each step is one conditional update of the purchase as it was read: of two instances
 * that work on the same purchase, the slower one is {@linkplain PurchaseOvertaken overtaken}.
 */
@Component
public class Purchases {

    static final String NAME = "purchases";
    static final String KIND = "purchase";

    private static final FindAndModifyOptions RETURN_NEW =
            FindAndModifyOptions.options().returnNew(true);
    private static final JsonMapper JSON = new JsonMapper();

    private final MongoOperations mongo;
    private final RevisedDocuments<Purchase> revisions;
    private final AuditTrail audit;
    private final Clock clock;

    /** The end of a purchase, as its audit entry shows it. */
    private record PurchaseEnd(
            PurchaseState state,
            @Nullable String phoneNumberId,
            @Nullable String address,
            @Nullable String sid,
            @Nullable String detail) {}

    public Purchases(MongoOperations mongo, RevisedDocuments<Purchase> revisions, AuditTrail audit, Clock clock) {
        this.mongo = mongo;
        this.revisions = revisions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Records the intent; false when it is recorded already. */
    public boolean add(Purchase purchase, AuditActor buyer) {
        var requested = new AuditedChange("phone-number.purchase-requested", target(purchase), null, purchase.view());
        return revisions.insert(
                purchase.id(),
                purchase,
                List.of(
                        announcement(purchase, purchase.state(), null, purchase.createdAt()),
                        audit.announcement(buyer, purchase.tenantId(), requested, Outcome.SUCCEEDED)));
    }

    public Optional<Purchase> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Purchase.class));
    }

    public Optional<Purchase> find(TenantId tenant, String id) {
        return find(id).filter(purchase -> purchase.tenantId().equals(tenant));
    }

    /** Reads the tenant's purchases, the newest first. */
    public List<Purchase> page(TenantId tenant, @Nullable Cursor after, int limit) {
        var own = where("tenantId").is(tenant);
        var page = query(after == null ? own : own.and("_id").lt(after.id()))
                .with(Sort.by(Direction.DESC, "_id"))
                .limit(limit);
        return mongo.find(page, Purchase.class);
    }

    /** Reads the ids of purchases whose next step is due, those that wait longest first. */
    public List<String> due(int limit) {
        var due = query(where("nextAttemptAt").lte(clock.instant()))
                .with(Sort.by("nextAttemptAt"))
                .limit(limit);
        due.fields().include("_id");
        return mongo.find(due, Document.class, NAME).stream()
                .map(document -> document.getString("_id"))
                .toList();
    }

    /**
     * Records a step, and announces it.
     *
     * @throws PurchaseOvertaken when the purchase is no longer as it was read
     */
    public Purchase move(Purchase before, PurchaseState state, Update update, @Nullable String detail) {
        var now = clock.instant();
        update.set("state", state)
                .set("attempts", 0)
                .set("updatedAt", now)
                .push("steps", new Purchase.Step(state.word(), now, detail));
        if (state.isLast()) {
            update.unset("nextAttemptAt");
        } else {
            update.set("nextAttemptAt", now);
        }
        var announced = state.isLast()
                ? List.of(announcement(before, state, detail, now), ended(before, state, detail))
                : List.of(announcement(before, state, detail, now));
        return revisions
                .change(asRead(before), purchase -> new DocumentChange(update, announced))
                .orElseThrow(() -> new PurchaseOvertaken(before.id()));
    }

    /**
     * Records a try in vain, which is not announced, and when the step is tried again.
     *
     * @throws PurchaseOvertaken when the purchase is no longer as it was read
     */
    public Purchase postpone(Purchase before, PurchaseState state, Instant nextAttempt) {
        var update = new Update().set("state", state).inc("attempts", 1).set("nextAttemptAt", nextAttempt);
        return modify(before, update);
    }

    /**
     * Records, before its reservation, the number that is chosen: a crash then leaves no reservation that is not known.
     *
     * @throws PurchaseOvertaken when the purchase is no longer as it was read
     */
    public Purchase propose(Purchase before, String address) {
        return modify(before, new Update().set("address", address));
    }

    /**
     * Records, before it is sent, that the chosen number is ordered.
     *
     * @throws PurchaseOvertaken when the purchase is no longer as it was read
     */
    public Purchase order(Purchase before, Duration pause) {
        var now = clock.instant();
        var update = new Update()
                .set("state", PurchaseState.ORDERED)
                .set("orderedAt", now)
                .set("nextAttemptAt", now.plus(pause));
        return modify(before, update);
    }

    private Purchase modify(Purchase before, Update update) {
        var modified =
                mongo.findAndModify(query(asRead(before)), update.inc("revision", 1L), RETURN_NEW, Purchase.class);
        return Optional.ofNullable(modified).orElseThrow(() -> new PurchaseOvertaken(before.id()));
    }

    private static Criteria asRead(Purchase before) {
        return where("_id").is(before.id()).and("revision").is(before.revision());
    }

    private EventAnnouncement announcement(
            Purchase purchase, PurchaseState state, @Nullable String detail, Instant at) {
        var outcome = switch (state) {
            case ACTIVE -> NumberOperation.Outcome.SUCCEEDED;
            case FAILED -> NumberOperation.Outcome.FAILED;
            case REQUESTED, CHOSEN, ORDERED, BOUGHT, CONFIGURED, NAMED, UNDOING -> NumberOperation.Outcome.CONTINUES;
        };
        var operation = new NumberOperation(
                purchase.id(), KIND, purchase.phoneNumberId(), purchase.address(), state.word(), outcome, detail, at);
        return new EventAnnouncement(EventType.NUMBER_OPERATION_PROGRESSED.type(), JSON.writeValueAsString(operation));
    }

    /** The audit entry of the end; the purchase is its buyer's, whichever loop completes it. */
    private EventAnnouncement ended(Purchase purchase, PurchaseState state, @Nullable String detail) {
        var succeeded = state == PurchaseState.ACTIVE;
        var change = new AuditedChange(
                succeeded ? "phone-number.bought" : "phone-number.purchase-failed",
                target(purchase),
                null,
                new PurchaseEnd(state, purchase.phoneNumberId(), purchase.address(), purchase.sid(), detail));
        return audit.announcement(
                purchase.buyer().actor(), purchase.tenantId(), change, succeeded ? Outcome.SUCCEEDED : Outcome.FAILED);
    }

    private static String target(Purchase purchase) {
        return "phone-numbers/purchases/" + purchase.id();
    }
}
