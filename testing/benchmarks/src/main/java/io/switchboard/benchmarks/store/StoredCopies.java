package io.switchboard.benchmarks.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;

/**
 * Inserts conversations and messages directly as documents: copies of those that the service stored for one text, with other
 * ids, numbers and times. So they have whatever fields and search entries the service gives them.
 */
final class StoredCopies {

    private static final int BATCH = 2_000;
    private static final String CONTACTS = "contacts";
    private static final String CONVERSATIONS = "conversations";
    private static final String MESSAGES = "messages";
    private static final String SEARCH = "search_entries";

    private final MongoDatabase database;
    private final SampleText sample;
    private final Document message;
    private final Document conversation;
    private final Document contact;
    private final List<Document> entries;
    private final Map<String, List<Document>> pending = new HashMap<>();

    private StoredCopies(MongoDatabase database, SampleText sample) {
        this.database = database;
        this.sample = sample;
        this.message = find(MESSAGES, "twilioSid", sample.sid());
        this.conversation = find(CONVERSATIONS, "_id", message.getString("conversationId"));
        this.contact = find(CONTACTS, "_id", conversation.getString("contactId"));
        this.entries = database.getCollection(SEARCH)
                .find(Filters.in("foundId", message.getString("_id"), contact.getString("_id")))
                .into(new ArrayList<>());
    }

    /** Copies of what is stored of a text, which was the first of its customer. */
    static StoredCopies of(MongoDatabase database, SampleText sample) {
        return new StoredCopies(database, sample);
    }

    /** A stored message that can be asked for. */
    record Copy(String conversationId, String messageId, String ticket) {}

    /** Adds a conversation with that many messages, the newest at this time; returns its newest message. */
    Copy conversation(int customer, int messages, Instant newest) {
        var ids = new LinkedHashMap<String, String>();
        ids.put(message.getString("conversationId"), UUID.randomUUID().toString());
        ids.put(contact.getString("_id"), UUID.randomUUID().toString());
        // Numbers are stored with and without their plus.
        ids.put(sample.theirs().substring(1), SampleText.number(customer).substring(1));
        var of = entries.stream()
                .filter(entry -> "contact".equals(entry.getString("type")))
                .toList();
        add(CONTACTS, contact, ids, newest);
        of.forEach(entry -> add(SEARCH, entry, ids, newest));
        var last = new Copy("", "", "");
        for (var number = messages - 1; number >= 0; number--) {
            last = message(ids, newest.minusSeconds(number));
        }
        var shown = new HashMap<>(ids);
        shown.put(message.getString("_id"), last.messageId());
        add(CONVERSATIONS, conversation, shown, newest);
        return last;
    }

    private Copy message(Map<String, String> ofConversation, Instant at) {
        var sid = "SM" + UUID.randomUUID().toString().replace("-", "");
        // In order: a SID begins with its ticket, and is no longer found where that is replaced first.
        var ids = new LinkedHashMap<>(ofConversation);
        var id = UUID.randomUUID().toString();
        ids.put(message.getString("_id"), id);
        ids.put(sample.sid(), sid);
        ids.put(ticket(sample.sid()), ticket(sid));
        add(MESSAGES, message, ids, at);
        entries.stream()
                .filter(entry -> "message".equals(entry.getString("type")))
                .forEach(entry -> add(SEARCH, entry, ids, at));
        return new Copy(Objects.requireNonNull(ids.get(message.getString("conversationId"))), id, ticket(sid));
    }

    /** Adds an outbound message of each sample, which Twilio has accepted, to the customer's present conversation. */
    void outbound(List<SampleText> samples) {
        var last = new HashMap<SampleText, String>();
        for (var text : samples) {
            var id = UUID.randomUUID().toString();
            var openKey = conversation.getString("openKey").replace(sample.theirs(), text.theirs());
            var stored = new Document(message)
                    .append("_id", id)
                    .append("key", text.tenant() + "|" + text.sid())
                    .append("twilioSid", text.sid())
                    .append("direction", "outbound")
                    .append("from", text.ours())
                    .append("to", text.theirs())
                    .append("status", "queued")
                    .append("rank", 2)
                    .append(
                            "conversationId",
                            find(CONVERSATIONS, "openKey", openKey).getString("_id"))
                    .append("history", List.of(new Document("status", "queued").append("at", Instant.now())));
            insert(MESSAGES, stored);
            last.put(new SampleText("", text.customer()), id);
        }
        flush();
        last.forEach((customer, id) -> database.getCollection(CONVERSATIONS)
                .updateOne(
                        Filters.eq(
                                "openKey",
                                conversation.getString("openKey").replace(sample.theirs(), customer.theirs())),
                        Updates.combine(
                                Updates.set("lastMessage.direction", "outbound"),
                                Updates.set("lastMessage.entryId", id))));
    }

    /** Inserts what was added and is not inserted yet. */
    void flush() {
        pending.forEach((collection, documents) -> {
            if (!documents.isEmpty()) {
                database.getCollection(collection).insertMany(documents, new InsertManyOptions().ordered(false));
            }
        });
        pending.clear();
    }

    private void add(String collection, Document original, Map<String, String> replacements, Instant at) {
        insert(collection, (Document) copy(original, replacements, Date.from(at)));
    }

    private void insert(String collection, Document document) {
        var documents = pending.computeIfAbsent(collection, name -> new ArrayList<>());
        documents.add(document);
        if (documents.size() >= BATCH) {
            database.getCollection(collection).insertMany(documents, new InsertManyOptions().ordered(false));
            documents.clear();
        }
    }

    private static Object copy(Object value, Map<String, String> replacements, Date at) {
        return switch (value) {
            case Document document -> {
                var copy = new Document();
                document.forEach((name, part) -> copy.append(name, part == null ? null : copy(part, replacements, at)));
                yield copy;
            }
            case List<?> list ->
                list.stream()
                        .map(part -> copy(Objects.requireNonNull(part), replacements, at))
                        .toList();
            case String text -> {
                var replaced = text;
                for (var replacement : replacements.entrySet()) {
                    replaced = replaced.replace(replacement.getKey(), replacement.getValue());
                }
                yield replaced;
            }
            case Date date -> at;
            default -> value;
        };
    }

    private Document find(String collection, String field, String value) {
        var found = database.getCollection(collection)
                .find(Filters.eq(field, value))
                .first();
        return Objects.requireNonNull(found, () -> collection + " has nothing with " + field + " " + value);
    }

    private static String ticket(String sid) {
        return sid.substring(2, 10);
    }
}
