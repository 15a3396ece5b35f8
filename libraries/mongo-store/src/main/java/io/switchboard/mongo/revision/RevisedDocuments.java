package io.switchboard.mongo.revision;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.index.DeclaredIndex;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;

import static io.switchboard.mongo.revision.DocumentRevision.PENDING_EVENTS;
import static io.switchboard.mongo.revision.DocumentRevision.PENDING_SINCE;
import static io.switchboard.mongo.revision.DocumentRevision.REVISION;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Changes documents so that no change is lost and none goes unannounced. One conditional update writes the new state, raises
 * the revision and appends the events to the same document. The request publishes and clears them; {@link #sweep} publishes
 * the events that a crash or an outage left. Every event is published at least once, a document's events in the order of its
 * revisions, and an event id names one change for ever.
 *
 * @param <T> the documents' record, stored with a text as its id
 */
public final class RevisedDocuments<T> {

    static final int MOST_PENDING = 100;

    private static final int MOST_ATTEMPTS = 50;

    private static final FindAndModifyOptions RETURN_NEW =
            FindAndModifyOptions.options().returnNew(true);

    private final MongoOperations mongo;
    private final Class<T> type;
    private final String collection;
    private final PendingEventDelivery<T> delivery;
    private final Clock clock;

    /**
     * Creates the access to the documents of one record type.
     *
     * @param publishTimeout a publication takes less than this; then another instance may repeat it
     */
    public RevisedDocuments(
            MongoOperations mongo,
            Class<T> type,
            PendingEventPublisher<T> publisher,
            Clock clock,
            Duration publishTimeout) {
        this.mongo = mongo;
        this.type = type;
        this.collection = mongo.getCollectionName(type);
        this.delivery = new PendingEventDelivery<>(
                mongo, type, publisher, new PendingEventClaims(mongo, collection, clock, publishTimeout), clock);
        this.clock = clock;
    }

    /** The index by which the sweep finds documents; only those with pending events are in it. */
    public static DeclaredIndex pendingIndex(String collection) {
        return DeclaredIndex.sparse(
                collection,
                "pending_events",
                Indexes.ascending(PENDING_SINCE),
                "events that a crash left are published");
    }

    /**
     * Inserts a document and publishes the events that announce it, unless a document with its id, or with a unique field of
     * it, exists. It has revision 1; the record's own component for the revision, if it has one, must say so.
     *
     * @param id the document's id
     * @return whether the document was new
     */
    public boolean insert(String id, T document, List<EventAnnouncement> announcements) {
        var now = clock.instant();
        var fields = new Document();
        mongo.getConverter().write(document, fields);
        fields.append(REVISION, 1L);
        if (!announcements.isEmpty()) {
            var events = PendingEvent.of(id, 1, announcements, now);
            fields.append(PENDING_SINCE, now)
                    .append(PENDING_EVENTS, mongo.getConverter().convertToMongoType(events));
        }
        try {
            mongo.insert(fields, collection);
        } catch (DuplicateKeyException e) {
            return false;
        }
        delivery.publishOrLeave(id);
        return true;
    }

    /**
     * Changes a document and publishes the events of the change. The change is stored when this returns, whether or not
     * they could be published by then.
     *
     * @param document the document's id, and the condition under which it is changed
     * @param change decides by the present state; repeated when another change comes first, and may throw to refuse
     * @return the state after the change; empty when no document meets the condition
     * @throws ConcurrencyFailureException when other changes come first again and again
     * @throws TransientDataAccessResourceException when too many events of the document are pending already
     */
    public Optional<T> change(Criteria document, Function<T, DocumentChange> change) {
        for (var attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            // Read before the state: a change in between is noticed, because the revision is no longer this one.
            var revision = mongo.findOne(query(document), DocumentRevision.class, collection);
            var state = mongo.findOne(query(document), type);
            if (revision == null || state == null) {
                return Optional.empty();
            }
            var wanted = change.apply(state);
            if (wanted.isNone()) {
                return Optional.of(state);
            }
            var after = write(document, revision, wanted);
            if (after != null) {
                delivery.publishOrLeave(revision.id());
                return Optional.of(after);
            }
        }
        throw new ConcurrencyFailureException("Another change of the document came first in each of %d attempts, in %s"
                .formatted(MOST_ATTEMPTS, collection));
    }

    private @Nullable T write(Criteria document, DocumentRevision before, DocumentChange change) {
        if (before.pendingEvents().size() + change.announcements().size() > MOST_PENDING) {
            throw new TransientDataAccessResourceException(
                    "A document of %s has %d unpublished events".formatted(collection, MOST_PENDING));
        }
        var now = clock.instant();
        var revision = before.revision() + 1;
        change.update()
                .set(REVISION, revision)
                .min(PENDING_SINCE, now)
                .push(PENDING_EVENTS)
                .each(PendingEvent.of(before.id(), revision, change.announcements(), now)
                        .toArray());
        // The id first and by itself: a server that plans queries simply then uses its index.
        var unchanged = where("_id").is(before.id()).andOperator(document, isAt(before.revision()));
        return mongo.findAndModify(query(unchanged), change.update(), RETURN_NEW, type);
    }

    private static Criteria isAt(long revision) {
        var known = where(REVISION).is(revision);
        return revision > 0
                ? known
                : new Criteria().orOperator(known, where(REVISION).isNull());
    }

    /**
     * Publishes events that have been pending for longer than {@code grace}. Safe in several instances at once.
     *
     * @return the number of documents whose events were processed
     */
    public int sweep(Duration grace) {
        return delivery.sweep(grace);
    }

    /** Returns how long the first pending event has waited; zero without one. */
    Duration pendingAge() {
        return delivery.pendingAge();
    }

    String collection() {
        return collection;
    }
}
