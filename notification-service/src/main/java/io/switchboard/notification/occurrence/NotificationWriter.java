package io.switchboard.notification.occurrence;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import com.mongodb.ErrorCategory;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.notification.bell.StoredNotification;
import io.switchboard.notification.recipient.NotificationRecipient;
import org.springframework.data.mongodb.BulkOperationException;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Writes an occurrence into the entries of its recipients. One conditional update adds it to an entry that does not have it,
 * and another one sets the entry's text unless that of a newer occurrence is there: repeated, interrupted and in any order
 * the result is the same.
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

    /** Writes the occurrence and returns the ids of the entries, in the order of the recipients. */
    List<String> write(TenantOccurrence occurrence, String fold, List<NotificationRecipient> recipients) {
        var now = clock.instant();
        var added = mongo.bulkOps(BulkMode.UNORDERED, StoredNotification.class);
        var texts = mongo.bulkOps(BulkMode.UNORDERED, StoredNotification.class);
        for (var recipient : recipients) {
            var id = IdGenerator.derived(fold, recipient.id());
            added.upsert(
                    query(where("_id").is(id).and(OCCURRENCES).ne(occurrence.key())),
                    added(occurrence, recipient, now));
            texts.updateOne(newer(occurrence, id), text(occurrence));
        }
        execute(added);
        execute(texts);
        return recipients.stream()
                .map(recipient -> IdGenerator.derived(fold, recipient.id()))
                .toList();
    }

    /** An entry that has the occurrence is not met by the condition, and its id is taken. */
    private static void execute(BulkOperations operations) {
        try {
            operations.execute();
        } catch (BulkOperationException e) {
            if (!e.getErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY)) {
                throw e;
            }
        }
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
                .setOnInsert("createdAt", occurrence.at());
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

    private static Query newer(TenantOccurrence occurrence, String id) {
        return query(where("_id").is(id).and("at").not().gt(occurrence.at()));
    }

    private static Update text(TenantOccurrence occurrence) {
        var update = new Update().set("at", occurrence.at()).set("latest", occurrence.text());
        if (occurrence.contactId() != null) {
            update.set("contactId", occurrence.contactId());
        }
        return update;
    }
}
