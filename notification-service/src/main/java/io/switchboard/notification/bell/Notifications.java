package io.switchboard.notification.bell;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import io.switchboard.web.Cursor;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Reads the entries of members and marks them as read. Whether an entry is unread is a field of the entry, and the number of
 * unread ones is counted over these: no counter can drift, and any order of reading and of new occurrences is right.
 */
@Component
public class Notifications {

    /** A count ends here, so that it takes the same time however many entries are unread. */
    static final int MOST_COUNTED = 1_000;

    private static final FindAndModifyOptions RETURN_NEW =
            FindAndModifyOptions.options().returnNew(true);

    private final MongoOperations mongo;
    private final Clock clock;

    public Notifications(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Returns the listed entries of an owner after a place, newest first. */
    List<StoredNotification> page(String owner, @Nullable Cursor after, int limit) {
        var list = where("listKey").is(owner);
        var page = after == null ? list : list.andOperator(older(after.at(), after.id()));
        return mongo.find(
                query(page).with(Sort.by(Sort.Direction.DESC, "at", "_id")).limit(limit), StoredNotification.class);
    }

    /** Returns the number of unread entries, at most {@value #MOST_COUNTED}. */
    int unread(String owner) {
        return (int) mongo.count(query(where("unreadKey").is(owner)).limit(MOST_COUNTED), StoredNotification.class);
    }

    /** Returns those of the entries that exist. */
    public List<StoredNotification> find(Collection<String> ids) {
        return mongo.find(query(where("_id").in(ids)), StoredNotification.class);
    }

    /** Marks one entry as read and returns it; empty when the owner has none with this id. */
    Optional<StoredNotification> read(String owner, String id) {
        var entry = where("_id").is(id).and("listKey").is(owner);
        var changed = mongo.findAndModify(
                query(entry.and("unreadKey").is(owner)), read(), RETURN_NEW, StoredNotification.class);
        return Optional.ofNullable(changed).or(() -> listed(owner, id));
    }

    /**
     * Marks an owner's entries as read, those up to one of them in the order of the list, or all.
     *
     * @return false when the owner has no entry with this id
     */
    boolean readAll(String owner, @Nullable String upTo) {
        var unread = where("unreadKey").is(owner);
        if (upTo != null) {
            var last = listed(owner, upTo);
            if (last.isEmpty()) {
                return false;
            }
            var at = last.get().at();
            unread.andOperator(
                    new Criteria().orOperator(older(at, upTo), where("_id").is(upTo)));
        }
        mongo.updateMulti(query(unread), read(), StoredNotification.class);
        return true;
    }

    /** Removes the entries about a contact. */
    public void forget(TenantId tenant, String contactId) {
        mongo.remove(query(where("tenantId").is(tenant).and("contactId").is(contactId)), StoredNotification.class);
    }

    private Optional<StoredNotification> listed(String owner, String id) {
        return find(List.of(id)).stream()
                .filter(found -> owner.equals(found.listKey()))
                .findFirst();
    }

    private Update read() {
        return new Update()
                .set("readAt", clock.instant())
                .unset("unreadKey")
                .unset("pushAt")
                .unset("mailAt");
    }

    private static Criteria older(Instant at, String id) {
        return new Criteria()
                .orOperator(where("at").lt(at), where("at").is(at).and("_id").lt(id));
    }
}
