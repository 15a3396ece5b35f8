package io.switchboard.notification.occurrence;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;

import io.switchboard.mongo.IdGenerator;
import io.switchboard.notification.bell.StoredNotification;
import io.switchboard.notification.recipient.NotificationRecipient;
import io.switchboard.notification.storage.UpsertOutcome;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Writes occurrences into the entries of their recipients. One conditional update adds an occurrence to an entry that does not
 * have it, and another one sets the text of an entry that was there, unless it is that of a newer occurrence: repeated,
 * interrupted and in any order the result is the same. The updates of all occurrences are one request, or two.
 */
@Component
class NotificationWriter {

    /** The keys of an entry's occurrences, by which each counts once. */
    private static final String OCCURRENCES = "occurrences";

    private final MongoOperations mongo;
    private final NotificationTimes times;
    private final Clock clock;

    NotificationWriter(MongoOperations mongo, NotificationTimes times, Clock clock) {
        this.mongo = mongo;
        this.times = times;
        this.clock = clock;
    }

    /**
     * An occurrence and those whose entries it belongs to.
     *
     * @param ids the ids of the entries, in the order of the recipients
     */
    record Addition(TenantOccurrence occurrence, List<NotificationRecipient> recipients, List<String> ids) {

        static Addition of(TenantOccurrence occurrence, String fold, List<NotificationRecipient> recipients) {
            var ids = recipients.stream()
                    .map(recipient -> IdGenerator.derived(fold, recipient.id()))
                    .toList();
            return new Addition(occurrence, recipients, ids);
        }
    }

    /** The upsert of one occurrence into one entry. */
    private record Upsert(Addition addition, Query missing, Update update) {}

    /** Writes the occurrences. Those of one entry may be in any order. */
    void write(List<Addition> additions) {
        var upserts = upserts(additions, clock.instant());
        var first = mongo.bulkOps(BulkMode.UNORDERED, StoredNotification.class);
        upserts.forEach(upsert -> first.upsert(upsert.missing(), upsert.update()));
        var outcome = UpsertOutcome.of(first);
        if (outcome.inserted().size() == upserts.size()) {
            return;
        }
        var second = mongo.bulkOps(BulkMode.UNORDERED, StoredNotification.class);
        var notNew = Collections.<Addition>newSetFromMap(new IdentityHashMap<>());
        for (var index = 0; index < upserts.size(); index++) {
            var upsert = upserts.get(index);
            if (outcome.taken().contains(index)) {
                // The id may be that of an entry that another request made at this moment, without this occurrence.
                second.upsert(upsert.missing(), upsert.update());
            }
            if (!outcome.inserted().contains(index) && notNew.add(upsert.addition())) {
                second.updateMulti(
                        older(upsert.addition()), text(upsert.addition().occurrence()));
            }
        }
        UpsertOutcome.of(second);
    }

    private List<Upsert> upserts(List<Addition> additions, Instant now) {
        var upserts = new ArrayList<Upsert>();
        for (var addition : additions) {
            var occurrence = addition.occurrence();
            var ids = addition.ids().iterator();
            for (var recipient : addition.recipients()) {
                var missing = where("_id").is(ids.next()).and(OCCURRENCES).ne(occurrence.key());
                upserts.add(new Upsert(addition, query(missing), added(occurrence, recipient, now)));
            }
        }
        return upserts;
    }

    private static Query older(Addition addition) {
        return query(where("_id")
                .in(addition.ids())
                .and("at")
                .lt(addition.occurrence().at()));
    }

    private Update added(TenantOccurrence occurrence, NotificationRecipient recipient, Instant now) {
        var preference = recipient.choices().of(occurrence.type());
        var update = new Update()
                .push(OCCURRENCES, occurrence.key())
                .inc("count", 1)
                .unset("readAt")
                .setOnInsert("tenantId", occurrence.tenant())
                .setOnInsert("memberId", recipient.memberId())
                .setOnInsert("owner", recipient.id())
                .setOnInsert("type", occurrence.type().word())
                .setOnInsert("createdAt", occurrence.at())
                .setOnInsert("at", occurrence.at())
                .setOnInsert("latest", occurrence.text());
        if (occurrence.contactId() != null) {
            update.setOnInsert("contactId", occurrence.contactId());
        }
        if (occurrence.conversationId() != null) {
            update.setOnInsert("conversationId", occurrence.conversationId());
        }
        if (preference.bell()) {
            update.set("listKey", recipient.id()).set("unreadKey", recipient.id());
        }
        times.push(recipient, preference, now).ifPresent(at -> update.set("pushAt", at));
        times.mail(recipient, preference, now).ifPresent(at -> update.min("mailAt", at));
        return update;
    }

    private static Update text(TenantOccurrence occurrence) {
        var update = new Update().set("at", occurrence.at()).set("latest", occurrence.text());
        if (occurrence.contactId() != null) {
            update.set("contactId", occurrence.contactId());
        }
        return update;
    }
}
