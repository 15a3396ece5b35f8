package io.switchboard.notification.push;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.switchboard.mongo.DocumentInserts;
import io.switchboard.notification.bell.StoredNotification;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Turns entries that are due into pushes, one for each browser of the owner, and hands each to one instance at a time. Every
 * step may be repeated after a crash: ids follow from what is pushed, and a settled push stays in the journal.
 */
@Component
class PushJournal {

    /** Longer than a request to a push service takes; then another instance may repeat it. */
    private static final Duration CLAIM = Duration.ofMinutes(1);

    private static final FindAndModifyOptions RETURN_NEW =
            FindAndModifyOptions.options().returnNew(true);

    private final MongoOperations mongo;
    private final PushSubscriptions subscriptions;
    private final Clock clock;

    PushJournal(MongoOperations mongo, PushSubscriptions subscriptions, Clock clock) {
        this.mongo = mongo;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    /** Journals the pushes of entries that are due. */
    void journalDue(int limit) {
        var due = query(where("pushAt").lte(clock.instant()))
                .with(Sort.by("pushAt"))
                .limit(limit);
        mongo.find(due, StoredNotification.class).forEach(this::journal);
    }

    private void journal(StoredNotification entry) {
        var at = Objects.requireNonNull(entry.pushAt());
        var browsers = subscriptions.of(entry.owner());
        var now = clock.instant();
        browsers.forEach(browser -> DocumentInserts.ifAbsent(
                mongo,
                new StoredPush(
                        entry.id() + "/" + at.toEpochMilli() + "/" + browser.id(),
                        entry.id(),
                        entry.owner(),
                        browser.id(),
                        now,
                        now,
                        0)));
        if (browsers.isEmpty()) {
            subscriptions.updateOwner(entry.owner());
        }
        // Another occurrence may have set another time.
        mongo.updateFirst(
                query(where("_id").is(entry.id()).and("pushAt").is(at)),
                new Update().unset("pushAt"),
                StoredNotification.class);
    }

    /** Returns pushes that are due, those that have waited longest first. */
    List<StoredPush> due(int limit) {
        return mongo.find(
                query(where("dueAt").lte(clock.instant()))
                        .with(Sort.by("dueAt"))
                        .limit(limit),
                StoredPush.class);
    }

    /** Claims a push for this instance; empty when another one has. */
    Optional<StoredPush> claim(StoredPush push) {
        var unclaimed = where("_id").is(push.id()).and("dueAt").is(push.dueAt());
        var claim = new Update().set("dueAt", clock.instant().plus(CLAIM)).inc("attempts", 1);
        return Optional.ofNullable(mongo.findAndModify(query(unclaimed), claim, RETURN_NEW, StoredPush.class));
    }

    /** Records that a claimed push needs nothing more. */
    void settle(StoredPush push) {
        mongo.updateFirst(query(where("_id").is(push.id())), new Update().unset("dueAt"), StoredPush.class);
    }

    /** Records when a claimed push is to be sent again. */
    void retry(StoredPush push, Instant at) {
        var claimed = where("_id").is(push.id()).and("dueAt").is(push.dueAt());
        mongo.updateFirst(query(claimed), new Update().set("dueAt", at), StoredPush.class);
    }
}
