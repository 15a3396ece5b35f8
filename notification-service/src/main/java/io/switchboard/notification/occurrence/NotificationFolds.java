package io.switchboard.notification.occurrence;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    /** The key under which an occurrence's fold is decided. */
    static String key(TenantOccurrence occurrence) {
        return TenantKey.of(occurrence.tenant().value(), occurrence.key());
    }

    /**
     * Returns the folds of different occurrences by their {@link #key}, each a UUIDv7 from which the ids of the members'
     * entries follow. What is decided and which folds are open is read for all of them at once.
     */
    Map<String, String> foldsOf(List<TenantOccurrence> occurrences) {
        var decided = decisions(occurrences.stream().map(NotificationFolds::key).toList());
        var open = occurrences.stream()
                .filter(occurrence -> !decided.containsKey(key(occurrence)))
                .toList();
        if (open.isEmpty()) {
            return decided;
        }
        var lasts = lastFolds(open);
        var chosen = open.stream()
                .map(occurrence -> new Decision(key(occurrence), choose(occurrence, lasts), occurrence.at()))
                .toList();
        chosen.forEach(decision -> decided.put(decision.key(), decision.fold()));
        if (!DocumentInserts.ifAbsent(mongo, Decision.class, chosen)) {
            // Another instance has decided on some of them since.
            decided.putAll(decisions(chosen.stream().map(Decision::key).toList()));
        }
        return decided;
    }

    private Map<String, String> decisions(List<String> keys) {
        return mongo.find(query(where("_id").in(keys)), Decision.class).stream()
                .collect(Collectors.toMap(Decision::key, Decision::fold, (one, other) -> one, HashMap::new));
    }

    private Map<String, OpenFold> lastFolds(List<TenantOccurrence> occurrences) {
        var keys = occurrences.stream()
                .map(NotificationFolds::conversationKey)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return mongo.find(query(where("_id").in(keys)), OpenFold.class).stream()
                .collect(Collectors.toMap(OpenFold::key, Function.identity(), (one, other) -> one, HashMap::new));
    }

    private static @Nullable String conversationKey(TenantOccurrence occurrence) {
        return occurrence.foldKey() == null
                ? null
                : TenantKey.of(occurrence.tenant().value(), occurrence.type().word(), occurrence.foldKey());
    }

    /**
     * Chooses the fold of a new occurrence.
     *
     * @param lasts the newest fold of each conversation as it was read last
     */
    private String choose(TenantOccurrence occurrence, Map<String, OpenFold> lasts) {
        var key = conversationKey(occurrence);
        if (key == null) {
            return ids.next();
        }
        for (var attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            var last = lasts.get(key);
            if (last != null && isOpen(last, occurrence.at())) {
                var joined = join(key, occurrence.at());
                if (joined != null) {
                    lasts.put(key, joined);
                    return joined.fold();
                }
            } else if (last != null && occurrence.at().isBefore(last.since())) {
                return ids.next();
            } else {
                var next = begin(key, occurrence.at());
                if (last == null ? DocumentInserts.ifAbsent(mongo, next) : replace(last, next)) {
                    lasts.put(key, next);
                    return next.fold();
                }
            }
            // Another instance has changed it since.
            readAgain(key, lasts);
        }
        throw new ConcurrencyFailureException("Other occurrences came first in each of " + MOST_ATTEMPTS + " attempts");
    }

    private void readAgain(String key, Map<String, OpenFold> lasts) {
        var last = mongo.findById(key, OpenFold.class);
        if (last == null) {
            lasts.remove(key);
        } else {
            lasts.put(key, last);
        }
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
