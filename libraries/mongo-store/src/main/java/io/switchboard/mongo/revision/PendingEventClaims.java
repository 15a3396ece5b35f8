package io.switchboard.mongo.revision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import static io.switchboard.mongo.revision.DocumentRevision.PENDING_EVENTS;
import static io.switchboard.mongo.revision.DocumentRevision.PENDING_SINCE;
import static io.switchboard.mongo.revision.DocumentRevision.PUBLISHER;
import static io.switchboard.mongo.revision.DocumentRevision.PUBLISHING_UNTIL;
import static io.switchboard.mongo.revision.DocumentRevision.REVISION;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Claims documents with pending events for one publisher at a time, which keeps their events in order, and clears the
 * published events. A claim expires by itself; a publisher that has lost it clears nothing.
 */
final class PendingEventClaims {

    private static final FindAndModifyOptions RETURN_NEW =
            FindAndModifyOptions.options().returnNew(true);

    private final MongoOperations mongo;
    private final String collection;
    private final Clock clock;
    private final Duration duration;

    PendingEventClaims(MongoOperations mongo, String collection, Clock clock, Duration duration) {
        this.mongo = mongo;
        this.collection = collection;
        this.clock = clock;
        this.duration = duration;
    }

    /** The document's pending events; empty when there are none or another publisher has claimed them. */
    Optional<DocumentRevision> claim(String id) {
        var claim = claimUpdate().set(PUBLISHER, UUID.randomUUID().toString());
        return Optional.ofNullable(
                modify(unclaimed(where("_id").is(id).and(PENDING_SINCE).ne(null)), claim));
    }

    /**
     * Clears the events of the claim, which are published.
     *
     * @return the events that were added since, still claimed; empty when there are none or the claim was lost
     */
    Optional<DocumentRevision> clear(DocumentRevision published) {
        var unchanged = held(published).and(REVISION).is(published.revision());
        var cleared = released().unset(PENDING_EVENTS).unset(PENDING_SINCE);
        if (mongo.updateFirst(query(unchanged), cleared, DocumentRevision.class, collection)
                        .getModifiedCount()
                == 1) {
            return Optional.empty();
        }
        var older = query(where(REVISION).lte(published.revision()));
        return Optional.ofNullable(modify(held(published), claimUpdate().pull(PENDING_EVENTS, older)));
    }

    /** Ends the claim and leaves the events pending. */
    void release(DocumentRevision claimed) {
        mongo.updateFirst(query(held(claimed)), released(), DocumentRevision.class, collection);
    }

    /** Documents whose events have been pending since before that time and that no publisher has claimed, oldest first. */
    List<DocumentRevision> pending(Instant before, int limit) {
        var pending = unclaimed(where(PENDING_SINCE).lte(before));
        return mongo.find(oldestFirst(pending).limit(limit), DocumentRevision.class, collection);
    }

    /** The time since which the first pending event waits; null without one. */
    @Nullable
    Instant pendingSince() {
        var oldest = oldestFirst(where(PENDING_SINCE).lte(clock.instant()));
        var found = mongo.findOne(oldest, DocumentRevision.class, collection);
        return found == null ? null : found.pendingSince();
    }

    private Update claimUpdate() {
        return new Update().set(PUBLISHING_UNTIL, clock.instant().plus(duration));
    }

    private static Update released() {
        return new Update().unset(PUBLISHER).unset(PUBLISHING_UNTIL);
    }

    private Criteria unclaimed(Criteria documents) {
        return documents.orOperator(
                where(PUBLISHING_UNTIL).isNull(), where(PUBLISHING_UNTIL).lte(clock.instant()));
    }

    private static Criteria held(DocumentRevision claimed) {
        return where("_id").is(claimed.id()).and(PUBLISHER).is(claimed.publisher());
    }

    private static Query oldestFirst(Criteria documents) {
        return query(documents).with(Sort.by(PENDING_SINCE));
    }

    private @Nullable DocumentRevision modify(Criteria document, Update change) {
        return mongo.findAndModify(query(document), change, RETURN_NEW, DocumentRevision.class, collection);
    }
}
