package io.switchboard.provisioning.intent;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.switchboard.mongo.revision.DocumentChange;
import io.switchboard.mongo.revision.EventAnnouncement;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.web.TenantId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores open changes and their ends, each with one conditional write. */
@Component
class IntentStore {

    private final MongoOperations mongo;
    private final RevisedDocuments<IntentDocument> revisions;

    IntentStore(MongoOperations mongo, RevisedDocuments<IntentDocument> revisions) {
        this.mongo = mongo;
        this.revisions = revisions;
    }

    /** Records the change; false when one is open in the document, which makes the insertion of another a duplicate. */
    boolean open(TenantId tenant, ChangeIntent intent) {
        var idle = query(where("_id").is(idOf(intent)).and(IntentDocument.OPEN).isNull());
        var opened = new Update()
                .set("tenantId", tenant)
                .set("subject", intent.subject())
                .set(IntentDocument.OPEN, intent);
        try {
            mongo.upsert(idle, opened, IntentDocument.class);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** Returns the open change of the same kind and target. */
    Optional<ChangeIntent> findOpen(ChangeIntent intent) {
        return find(intent).map(IntentDocument::open);
    }

    /** Returns whether the last change of the same kind and target failed for this reason. */
    boolean hasFailedLast(ChangeIntent intent, String problem) {
        return find(intent).map(IntentDocument::failure).filter(problem::equals).isPresent();
    }

    private Optional<IntentDocument> find(ChangeIntent intent) {
        return Optional.ofNullable(mongo.findById(idOf(intent), IntentDocument.class));
    }

    /** Ends the change with these events; does nothing if it has ended already. */
    void end(ChangeIntent intent, Update update, List<EventAnnouncement> events) {
        revisions.change(isOpen(intent), before -> new DocumentChange(update.unset(IntentDocument.OPEN), events));
    }

    /** Ends the change without an event. */
    void drop(ChangeIntent intent) {
        mongo.updateFirst(query(isOpen(intent)), new Update().unset(IntentDocument.OPEN), IntentDocument.class);
    }

    /** Returns changes that should have ended by now, the one that has waited longest first. */
    List<ChangeIntent> due(Instant now, int limit) {
        var due = query(where(IntentDocument.DUE_AT).lte(now))
                .with(Sort.by(IntentDocument.DUE_AT))
                .limit(limit);
        return mongo.find(due, IntentDocument.class).stream()
                .map(document -> Objects.requireNonNull(document.open()))
                .toList();
    }

    /** Returns whether the change has not ended. */
    boolean isStillOpen(ChangeIntent intent) {
        return mongo.exists(query(isOpen(intent)), IntentDocument.class);
    }

    void postpone(ChangeIntent intent, Instant until) {
        mongo.updateFirst(query(isOpen(intent)), new Update().set(IntentDocument.DUE_AT, until), IntentDocument.class);
    }

    private static Criteria isOpen(ChangeIntent intent) {
        return where("_id").is(idOf(intent)).and(IntentDocument.OPEN_ID).is(intent.id());
    }

    private static String idOf(ChangeIntent intent) {
        return IntentDocument.idOf(intent.kind(), intent.tenantId(), intent.target());
    }
}
