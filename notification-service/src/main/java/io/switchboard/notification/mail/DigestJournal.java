package io.switchboard.notification.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.switchboard.mongo.IdGenerator;
import io.switchboard.notification.bell.StoredNotification;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Collects the entries of a member that are due into one e-mail, and hands it to one instance at a time. First the digest is
 * stored, then each waiting entry takes its id by an update of its own, then it is sent, then it is done. So an entry is in
 * one digest whatever crashes and however many instances collect; what a crash left waiting is in the next one.
 */
@Component
class DigestJournal {

    /** Longer than an SMTP server takes; then another instance may repeat it. */
    private static final Duration CLAIM = Duration.ofMinutes(2);

    /** The entry's field that names the digest that it is in. */
    static final String DIGEST = "digest";

    private static final int MOST_ENTRIES = 200;
    private static final int MOST_OWNERS = 100;

    private static final FindAndModifyOptions RETURN_NEW =
            FindAndModifyOptions.options().returnNew(true);

    private final MongoOperations mongo;
    private final IdGenerator ids;
    private final Clock clock;

    DigestJournal(MongoOperations mongo, IdGenerator ids, Clock clock) {
        this.mongo = mongo;
        this.ids = ids;
        this.clock = clock;
    }

    /** Returns owners who have an entry that is due. */
    List<String> dueOwners() {
        var due = query(where("mailAt").lte(clock.instant()))
                .with(Sort.by("mailAt"))
                .limit(MOST_OWNERS);
        return mongo.find(due, StoredNotification.class).stream()
                .map(StoredNotification::owner)
                .distinct()
                .toList();
    }

    /** Collects all that waits of an owner, due or not. */
    void collect(String owner) {
        var now = clock.instant();
        var digest = new StoredDigest(ids.next(), owner, StoredDigest.INTENDED, 0, now, now.plus(CLAIM));
        mongo.insert(digest);
        mongo.updateMulti(
                query(where("owner").is(owner).and("mailAt").exists(true)),
                new Update().set(DIGEST, digest.id()).unset("mailAt"),
                StoredNotification.class);
        var intended = where("_id").is(digest.id()).and("state").is(StoredDigest.INTENDED);
        var isCollected = mongo.updateFirst(query(intended), new Update().set("dueAt", now), StoredDigest.class)
                        .getMatchedCount()
                > 0;
        if (!isCollected) {
            // It took so long that another instance has sent the digest without some of these entries.
            mongo.updateMulti(
                    query(where(DIGEST).is(digest.id())),
                    new Update().set("mailAt", now).unset(DIGEST),
                    StoredNotification.class);
        }
    }

    /** Returns the entries of a digest, oldest first. */
    List<StoredNotification> entries(StoredDigest digest) {
        return mongo.find(
                query(where(DIGEST).is(digest.id())).with(Sort.by("at", "_id")).limit(MOST_ENTRIES),
                StoredNotification.class);
    }

    /** Returns digests that are due, those that have waited longest first. */
    List<StoredDigest> due(int limit) {
        return mongo.find(
                query(where("dueAt").lte(clock.instant()))
                        .with(Sort.by("dueAt"))
                        .limit(limit),
                StoredDigest.class);
    }

    /** Claims a digest and records that it is being sent; empty when another instance has claimed it. */
    Optional<StoredDigest> claim(StoredDigest digest) {
        var unclaimed = where("_id").is(digest.id()).and("dueAt").is(digest.dueAt());
        var claim = new Update()
                .set("state", StoredDigest.SENDING)
                .set("dueAt", clock.instant().plus(CLAIM))
                .inc("attempts", 1);
        return Optional.ofNullable(mongo.findAndModify(query(unclaimed), claim, RETURN_NEW, StoredDigest.class));
    }

    /** Records that a digest needs nothing more. */
    void settle(StoredDigest digest) {
        mongo.updateFirst(
                query(where("_id").is(digest.id())),
                new Update().set("state", StoredDigest.DONE).unset("dueAt"),
                StoredDigest.class);
    }

    /** Records that a digest was not sent and when it is tried again. */
    void postpone(StoredDigest digest, Instant at) {
        mongo.updateFirst(
                query(where("_id").is(digest.id()).and("dueAt").is(digest.dueAt())),
                new Update().set("state", StoredDigest.INTENDED).set("dueAt", at),
                StoredDigest.class);
    }
}
