package io.switchboard.notification.occurrence;

import java.time.Instant;

import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.mongo.TenantKey;
import io.switchboard.notification.bell.BellSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Decides to which entry an occurrence belongs, once and for ever. A conversation's open fold is one document, changed by
 * conditional updates, so that instances that work at once use the same one; the decision is another one under the
 * occurrence's key, so that a later delivery leads to the same entry.
 */
@Component
class NotificationFolds {

    static final String FOLDS = "notificationFolds";
    static final String DECISIONS = "notificationDecisions";

    /** The occurrences of one entry: beyond it the burst continues in another one. */
    private static final int MOST = 100;

    private static final int MOST_ATTEMPTS = 50;

    private static final FindAndModifyOptions RETURN_NEW =
            FindAndModifyOptions.options().returnNew(true);

    private final MongoOperations mongo;
    private final IdGenerator ids;
    private final BellSettings settings;

    NotificationFolds(MongoOperations mongo, IdGenerator ids, BellSettings settings) {
        this.mongo = mongo;
        this.ids = ids;
        this.settings = settings;
    }

    /** The fold that new occurrences of a conversation go to. */
    @Document(FOLDS)
    record OpenFold(
            @MongoId(FieldType.STRING) String key,
            @Field("fold") String fold,
            @Field("since") Instant since,
            @Field("until") Instant until,
            @Field("count") int count) {}

    /** The fold of an occurrence. */
    @Document(DECISIONS)
    record Decision(
            @MongoId(FieldType.STRING) String key,
            @Field("fold") String fold,
            @Field("at") Instant at) {}

    /** Returns the fold of an occurrence, a UUIDv7 from which the ids of the members' entries follow. */
    String foldOf(TenantOccurrence occurrence) {
        var key = TenantKey.of(occurrence.tenant().value(), occurrence.key());
        var decided = mongo.findById(key, Decision.class);
        if (decided != null) {
            return decided.fold();
        }
        var decision = new Decision(key, choose(occurrence), occurrence.at());
        if (DocumentInserts.ifAbsent(mongo, decision)) {
            return decision.fold();
        }
        var other = mongo.findById(key, Decision.class);
        return other == null ? decision.fold() : other.fold();
    }

    private String choose(TenantOccurrence occurrence) {
        if (occurrence.foldKey() == null) {
            return ids.next();
        }
        var key = TenantKey.of(occurrence.tenant().value(), occurrence.type().word(), occurrence.foldKey());
        for (var attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            var open = join(key, occurrence.at());
            if (open != null) {
                return open.fold();
            }
            var last = mongo.findById(key, OpenFold.class);
            if (last != null && isOpen(last, occurrence.at())) {
                // Another instance has begun it since.
                continue;
            }
            if (last != null && occurrence.at().isBefore(last.since())) {
                return ids.next();
            }
            var next = begin(key, occurrence.at());
            if (last == null ? DocumentInserts.ifAbsent(mongo, next) : replace(last, next)) {
                return next.fold();
            }
        }
        throw new ConcurrencyFailureException("Other occurrences came first in each of " + MOST_ATTEMPTS + " attempts");
    }

    /** Joins the open fold if the occurrence is within its time, before or after the first one. */
    private @Nullable OpenFold join(String key, Instant at) {
        var open = where("_id")
                .is(key)
                .and("since")
                .lte(at.plus(settings.foldWindow()))
                .and("until")
                .gt(at)
                .and("count")
                .lt(MOST);
        return mongo.findAndModify(query(open), new Update().inc("count", 1), RETURN_NEW, OpenFold.class);
    }

    private boolean isOpen(OpenFold fold, Instant at) {
        return !fold.since().isAfter(at.plus(settings.foldWindow()))
                && fold.until().isAfter(at)
                && fold.count() < MOST;
    }

    private OpenFold begin(String key, Instant at) {
        return new OpenFold(key, ids.next(), at, at.plus(settings.foldWindow()), 1);
    }

    private boolean replace(OpenFold last, OpenFold next) {
        var unchanged = where("_id").is(last.key()).and("fold").is(last.fold());
        var update = new Update()
                .set("fold", next.fold())
                .set("since", next.since())
                .set("until", next.until())
                .set("count", next.count());
        return mongo.findAndModify(query(unchanged), update, RETURN_NEW, OpenFold.class) != null;
    }
}
