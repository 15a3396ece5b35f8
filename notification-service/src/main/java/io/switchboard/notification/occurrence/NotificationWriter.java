package io.switchboard.notification.occurrence;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.mongodb.ErrorCategory;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.notification.bell.StoredNotification;
import io.switchboard.notification.recipient.NotificationRecipient;
import org.springframework.data.mongodb.BulkOperationException;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Writes an occurrence into the entries of its recipients. One conditional update adds it to an entry that does not have it,
 * and another one sets the text of an entry that was there, unless it is that of a newer occurrence: repeated, interrupted and in any order
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
        var entries = new LinkedHashMap<String, Update>();
        var now = clock.instant();
        recipients.forEach(
                recipient -> entries.put(IdGenerator.derived(fold, recipient.id()), added(occurrence, recipient, now)));
        if (!areNew(entries, occurrence.key())) {
            // An id that was taken may be that of an entry that another instance made at this moment, without this
            // occurrence.
            areNew(entries, occurrence.key());
            var older = where("_id").in(entries.keySet()).and("at").lt(occurrence.at());
            mongo.updateMulti(query(older), text(occurrence), StoredNotification.class);
        }
        return List.copyOf(entries.keySet());
    }

    /** Adds the occurrence to the entries that do not have it, and returns whether all of them were made by this. */
    private boolean areNew(Map<String, Update> entries, String occurrence) {
        var operations = mongo.bulkOps(BulkMode.UNORDERED, StoredNotification.class);
        entries.forEach((id, update) ->
                operations.upsert(query(where("_id").is(id).and(OCCURRENCES).ne(occurrence)), update));
        try {
            return operations.execute().getUpserts().size() == entries.size();
        } catch (BulkOperationException e) {
            if (!e.getErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY)) {
                throw e;
            }
            return false;
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
