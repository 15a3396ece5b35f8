package io.switchboard.conversation.message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Writes statuses into stored messages: one update per message, whatever number of its statuses a batch has, and none where
 * they change nothing. An update requires the history and the status that were read. Where another writer came first, the
 * messages are read and the statuses applied again; those that are stored already change nothing then.
 */
@Component
class StatusWriter {

    private static final int MOST_ATTEMPTS = 50;

    private final MongoOperations mongo;
    private final Messages messages;

    StatusWriter(MongoOperations mongo, Messages messages) {
        this.mongo = mongo;
        this.messages = messages;
    }

    /** A status that a message is to have, with the message as it was read. */
    record StatusUpdate(StoredMessage message, StatusChange change) {}

    /** Adds statuses to the histories, and raises the current statuses that they outrank. */
    void write(List<StatusUpdate> updates) {
        var changesById = new LinkedHashMap<String, List<StatusChange>>();
        var read = new HashMap<String, StoredMessage>();
        for (var update : updates) {
            var id = update.message().id();
            read.put(id, update.message());
            changesById.computeIfAbsent(id, key -> new ArrayList<>()).add(update.change());
        }
        for (var attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            if (writeAll(changed(changesById, read.values()))) {
                return;
            }
            read.clear();
            messages.find(changesById.keySet(), List.of()).forEach(message -> read.put(message.id(), message));
        }
        throw new ConcurrencyFailureException(
                "Messages were changed by others in each of %d attempts".formatted(MOST_ATTEMPTS));
    }

    private static List<ChangedMessage> changed(
            Map<String, List<StatusChange>> changesById, Collection<StoredMessage> read) {
        var changed = new ArrayList<ChangedMessage>();
        for (var message : read) {
            // A message may be erased after it was read.
            if (!message.isErased()) {
                var after = new ChangedMessage(message);
                changesById.getOrDefault(message.id(), List.of()).forEach(after::add);
                changed.add(after);
            }
        }
        changed.removeIf(message -> !message.isChanged());
        return changed;
    }

    /** Writes in one request; returns whether every message was as it had been read. */
    private boolean writeAll(List<ChangedMessage> changed) {
        if (changed.isEmpty()) {
            return true;
        }
        var writes = mongo.bulkOps(BulkMode.UNORDERED, StoredMessage.class);
        changed.forEach(message -> writes.updateOne(query(message.unchanged()), message.update()));
        return writes.execute().getMatchedCount() == changed.size();
    }

    /** One message, as it was read, to which statuses are applied one after the other. */
    private static final class ChangedMessage {

        /** The places of a history for statuses without a rank. With the ranked ones, it has at most 100 entries. */
        private static final int PLACES_FOR_UNKNOWN = 80;

        private final StoredMessage message;
        private final Set<String> known = new HashSet<>();
        private final List<StatusChange> added = new ArrayList<>();
        private String status;
        private int rank;
        private @Nullable StatusChange raised;
        private boolean dependsOnSid;

        ChangedMessage(StoredMessage message) {
            this.message = message;
            this.status = message.status();
            this.rank = message.rank();
            message.history().forEach(change -> known.add(change.status()));
        }

        void add(StatusChange change) {
            var isUnknown = change.rank() == StatusRank.UNKNOWN;
            // Documented statuses always have room, others only up to a limit, so that a document stays small.
            var hasRoom = !isUnknown || message.history().size() + added.size() < PLACES_FOR_UNKNOWN;
            if (hasRoom && known.add(change.status())) {
                added.add(change);
            }
            if (!isUnknown && isOutrankedBy(change)) {
                raised = change;
                status = change.status();
                rank = change.rank();
            }
        }

        /** Our own statuses replace none of Twilio's, and any status of Twilio's replaces them. */
        private boolean isOutrankedBy(StatusChange change) {
            if (StatusRank.isProvisional(change.status())) {
                dependsOnSid = true;
                return rank <= change.rank()
                        && message.twilioSid() == null
                        && !status.equals(MessageStatus.UNKNOWN.word());
            }
            return rank < change.rank() || StatusRank.isProvisional(status);
        }

        boolean isChanged() {
            return !added.isEmpty() || raised != null;
        }

        /** The message as it was read: a history only grows, so that it is the same while it has no further entry. */
        Criteria unchanged() {
            var criteria = Messages.one(message.tenantId(), message.id())
                    .and("status")
                    .is(message.status())
                    .and("history." + message.history().size())
                    .exists(false);
            return dependsOnSid ? criteria.and("twilioSid").is(message.twilioSid()) : criteria;
        }

        Update update() {
            var update = new Update();
            if (!added.isEmpty()) {
                update.push("history").each(added.toArray());
            }
            if (raised != null) {
                update.set("status", raised.status()).set("rank", raised.rank());
                setOrUnset(update, "errorCode", raised.errorCode());
                setOrUnset(update, "errorMessage", raised.errorMessage());
            }
            return update;
        }

        private static void setOrUnset(Update update, String field, @Nullable Object value) {
            if (value == null) {
                update.unset(field);
            } else {
                update.set(field, value);
            }
        }
    }
}
