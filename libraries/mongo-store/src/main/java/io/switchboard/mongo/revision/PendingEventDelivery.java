package io.switchboard.mongo.revision;

import java.time.Clock;
import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Publishes the pending events of documents: those of one document right after its change, and those of all that a crash or
 * an outage left.
 */
final class PendingEventDelivery<T> {

    private static final Logger log = LoggerFactory.getLogger(PendingEventDelivery.class);
    private static final int MOST_PASSES = 10;
    private static final int SWEEP_BATCH = 100;
    private static final int FAILURES_TO_STOP = 3;

    private final MongoOperations mongo;
    private final Class<T> type;
    private final String collection;
    private final PendingEventPublisher<T> publisher;
    private final PendingEventClaims claims;
    private final Clock clock;

    PendingEventDelivery(
            MongoOperations mongo,
            Class<T> type,
            PendingEventPublisher<T> publisher,
            PendingEventClaims claims,
            Clock clock) {
        this.mongo = mongo;
        this.type = type;
        this.collection = mongo.getCollectionName(type);
        this.publisher = publisher;
        this.claims = claims;
        this.clock = clock;
    }

    /** Publishes the document's pending events; after a failure, the sweep repeats it. */
    void publishOrLeave(String id) {
        try {
            publish(id);
        } catch (RuntimeException e) {
            log.atWarn()
                    .addKeyValue("collection", collection)
                    .addKeyValue("document", id)
                    .addKeyValue("reason", e.toString())
                    .log("events not published yet, the sweep repeats it");
        }
    }

    /** Publishes the document's pending events, unless another publisher does. After a failure the claim delays the next. */
    private void publish(String id) {
        var claimed = claims.claim(id);
        for (var pass = 0; claimed.isPresent(); pass++) {
            var pending = claimed.get();
            if (pass == MOST_PASSES) {
                claims.release(pending);
                return;
            }
            if (!pending.pendingEvents().isEmpty()) {
                var state = mongo.findOne(query(where("_id").is(id)), type);
                if (state == null) {
                    return;
                }
                publisher.publish(state, pending.pendingEvents());
            }
            claimed = claims.clear(pending);
        }
    }

    /**
     * Publishes events that have been pending for longer than {@code grace}. Safe in several instances at once.
     *
     * @return the number of documents whose events were processed
     */
    int sweep(Duration grace) {
        var done = 0;
        var failures = 0;
        for (var pending : claims.pending(clock.instant().minus(grace), SWEEP_BATCH)) {
            try {
                publish(pending.id());
                done++;
            } catch (RuntimeException e) {
                log.atWarn()
                        .addKeyValue("collection", collection)
                        .addKeyValue("document", pending.id())
                        .addKeyValue("reason", e.toString())
                        .log("pending events not published");
                if (++failures == FAILURES_TO_STOP) {
                    break;
                }
            }
        }
        return done;
    }

    /** Returns how long the first pending event has waited; zero without one. */
    Duration pendingAge() {
        var since = claims.pendingSince();
        return since == null ? Duration.ZERO : Duration.between(since, clock.instant());
    }
}
