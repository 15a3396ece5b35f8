package io.switchboard.conversation.conversation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.switchboard.conversation.change.ConversationChanges;
import io.switchboard.conversation.change.StoredChange;
import io.switchboard.conversation.conversation.AppliedEntries.ConversationEntry;
import io.switchboard.mongo.IdGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Applies stored messages and calls to their conversations: the newest entry, the number of unread ones, and that a snoozed
 * or closed conversation opens. Each is applied once, however often its record is read and whichever instances do so.
 *
 * <p>One write per conversation requires the {@code activity} and the status that were read. Where another writer came first,
 * the conversations are read and the entries applied again; entries that are applied already change nothing then. What people
 * set is in other fields and stays as it is, except that the status becomes {@code open}.
 */
@Component
class ConversationActivity {

    private static final int MOST_ATTEMPTS = 50;

    private final MongoOperations mongo;
    private final Conversations conversations;
    private final ConversationChanges changes;
    private final IdGenerator ids;

    ConversationActivity(
            MongoOperations mongo, Conversations conversations, ConversationChanges changes, IdGenerator ids) {
        this.mongo = mongo;
        this.conversations = conversations;
        this.changes = changes;
        this.ids = ids;
    }

    /**
     * Applies the entries in this order; may be repeated.
     *
     * @param read conversations that were read or opened before the entries were stored, by id; others are read here
     */
    void apply(List<ConversationEntry> entries, Map<String, StoredConversation> read) {
        var entriesById = new LinkedHashMap<String, List<ConversationEntry>>();
        entries.forEach(entry -> entriesById
                .computeIfAbsent(entry.conversationId(), id -> new ArrayList<>())
                .add(entry));
        var states = withMissing(read, entriesById);
        for (var attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            var activities = applied(entriesById, states);
            if (write(activities)) {
                recordReopenings(activities, entriesById);
                return;
            }
            var changed = conversations.byId(entriesById.keySet());
            entriesById.replaceAll((id, ofOne) -> unlessApplied(ofOne, changed.get(id)));
            states = changed;
        }
        throw new ConcurrencyFailureException(
                "Conversations were changed by others in each of %d attempts".formatted(MOST_ATTEMPTS));
    }

    /**
     * The entries for the next attempt. Those of one conversation are applied together: where the last of the new ones is
     * counted, all are.
     */
    private static List<ConversationEntry> unlessApplied(
            List<ConversationEntry> entries, @Nullable StoredConversation conversation) {
        var isApplied = conversation != null
                && entries.stream()
                        .filter(ConversationEntry::isNew)
                        .map(ConversationEntry::id)
                        .max(Comparator.naturalOrder())
                        .filter(conversation.unread().recent()::contains)
                        .isPresent();
        return isApplied ? entries.stream().map(ConversationEntry::repeated).toList() : entries;
    }

    private Map<String, StoredConversation> withMissing(
            Map<String, StoredConversation> read, Map<String, List<ConversationEntry>> entriesById) {
        var states = new HashMap<>(read);
        states.putAll(conversations.byId(entriesById.keySet().stream()
                .filter(id -> !read.containsKey(id))
                .toList()));
        return states;
    }

    private static List<AppliedEntries> applied(
            Map<String, List<ConversationEntry>> entriesById, Map<String, StoredConversation> states) {
        var activities = new ArrayList<AppliedEntries>();
        entriesById.forEach((id, entries) -> {
            var conversation = states.get(id);
            if (conversation != null) {
                var activity = new AppliedEntries(conversation);
                entries.forEach(activity::add);
                activities.add(activity);
            }
        });
        return activities;
    }

    /** Writes what has changed in one request; returns whether every conversation was as it had been read. */
    private boolean write(List<AppliedEntries> activities) {
        var changed = activities.stream().filter(AppliedEntries::isChanged).toList();
        if (changed.isEmpty()) {
            return true;
        }
        var activity = ids.next();
        var writes = mongo.bulkOps(BulkMode.UNORDERED, StoredConversation.class);
        changed.forEach(applied -> writes.updateOne(
                query(unchanged(applied.conversation())),
                applied.writeTo(new Update().set(StoredConversation.ACTIVITY, activity))));
        return writes.execute().getMatchedCount() == changed.size();
    }

    private static Criteria unchanged(StoredConversation conversation) {
        return where("_id")
                .is(conversation.id())
                .and(StoredConversation.ACTIVITY)
                .is(conversation.activity())
                .and("status")
                .is(conversation.status());
    }

    /** Records which entry opened a conversation; the conversation names it, so that a crash in between loses no record. */
    private void recordReopenings(List<AppliedEntries> activities, Map<String, List<ConversationEntry>> entriesById) {
        var records = new ArrayList<StoredChange>();
        for (var activity : activities) {
            var conversation = activity.conversation();
            var reopening = activity.reopening();
            if (reopening != null
                    && entriesById.getOrDefault(conversation.id(), List.of()).stream()
                            .anyMatch(entry -> entry.id().equals(reopening.entryId()))) {
                records.add(StoredChange.reopened(
                        conversation.tenantId(),
                        conversation.id(),
                        reopening.entryId(),
                        reopening.at(),
                        reopening.from().word()));
            }
        }
        changes.add(records);
    }
}
