package io.switchboard.conversation.conversation;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.mongodb.client.model.Indexes;
import io.switchboard.conversation.address.AddressSpellings;
import io.switchboard.conversation.contact.StoredContact;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.events.Address;
import io.switchboard.events.Conversation.Status;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.mongo.index.RetiredIndex;
import io.switchboard.web.Cursor;
import io.switchboard.web.TenantId;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores the conversations of all tenants. A method that takes a tenant returns that tenant's conversations only. */
@Component
public class Conversations {

    private static final String NAME = "conversations";

    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "updatedAt", "_id");

    private static final String WAITING_SINCE = "waiting.since";

    private static final Sort LONGEST_WAITING = Sort.by(WAITING_SINCE, "_id");

    private static final List<Status> ALL = List.of(Status.OPEN, Status.SNOOZED, Status.CLOSED);

    private final MongoOperations mongo;

    Conversations(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Bean
    static DeclaredIndex oneOpenConversation() {
        return DeclaredIndex.unique(
                NAME,
                "one_open_per_pair",
                Indexes.ascending("openKey"),
                "at most one conversation per pair of addresses");
    }

    @Bean
    static DeclaredIndex conversationsByActivity() {
        return DeclaredIndex.plain(
                NAME,
                "newest_by_status",
                Indexes.compoundIndex(Indexes.ascending("tenantId", "status"), Indexes.descending("updatedAt", "_id")),
                "a tenant's list, newest first, page by page");
    }

    @Bean
    static RetiredIndex conversationsByActivityOfAnyStatus() {
        return new RetiredIndex(
                NAME,
                "newest_activity",
                Indexes.compoundIndex(Indexes.ascending("tenantId"), Indexes.descending("updatedAt", "_id")),
                "every list names its statuses, which newest_by_status serves");
    }

    @Bean
    static DeclaredIndex conversationsOfContact() {
        return DeclaredIndex.plain(
                NAME,
                "of_contact",
                Indexes.ascending("tenantId", "contactId"),
                "a contact's new name is shown in all its conversations");
    }

    /** Finds the conversations with these ids, of any tenant, by id. */
    public Map<String, StoredConversation> byId(Collection<String> ids) {
        var found = new HashMap<String, StoredConversation>();
        if (!ids.isEmpty()) {
            mongo.find(query(where("_id").in(ids)), StoredConversation.class)
                    .forEach(conversation -> found.put(conversation.id(), conversation));
        }
        return found;
    }

    /** Finds the tenant's conversation with this id. */
    public Optional<StoredConversation> find(TenantId tenantId, String id) {
        var mine = query(where("_id").is(id).and("tenantId").is(tenantId));
        return Optional.ofNullable(mongo.findOne(mine, StoredConversation.class));
    }

    /** Finds the conversation with this {@link StoredConversation#openKey}, whatever its status. */
    public Optional<StoredConversation> open(String openKey) {
        return Optional.ofNullable(mongo.findOne(query(where("openKey").is(openKey)), StoredConversation.class));
    }

    /** Finds a page of the tenant's conversations, the one with the newest message or call first. */
    public List<StoredConversation> page(TenantId tenantId, @Nullable Cursor after, int limit) {
        return page(where("tenantId").is(tenantId).and("status").in(ALL), after, limit);
    }

    /**
     * Finds a page of conversations, the one with the newest message or call first.
     *
     * @param conversations the criteria, which name the tenant and the statuses: an index begins with both
     */
    public List<StoredConversation> page(Criteria conversations, @Nullable Cursor after, int limit) {
        var page = after == null ? conversations : before(conversations, after);
        return mongo.find(query(page).with(NEWEST_FIRST).limit(limit), StoredConversation.class);
    }

    /** Bounds the time by itself as well, because an index serves that bound. */
    private static Criteria before(Criteria conversations, Cursor cursor) {
        return new Criteria()
                .andOperator(
                        conversations,
                        where("updatedAt").lte(cursor.at()),
                        new Criteria()
                                .orOperator(
                                        where("updatedAt").lt(cursor.at()),
                                        where("_id").lt(cursor.id())));
    }

    /**
     * Finds a page of the conversations in which the customer waits for an answer, the one who has waited longest first.
     *
     * @param conversations as for {@link #page(Criteria, Cursor, int)}
     */
    public List<StoredConversation> longestWaiting(Criteria conversations, @Nullable Cursor after, int limit) {
        var waiting = new Criteria()
                .andOperator(conversations, after == null ? where(WAITING_SINCE).gte(Instant.EPOCH) : behind(after));
        return mongo.find(query(waiting).with(LONGEST_WAITING).limit(limit), StoredConversation.class);
    }

    private static Criteria behind(Cursor cursor) {
        return where(WAITING_SINCE)
                .gte(cursor.at())
                .orOperator(where(WAITING_SINCE).gt(cursor.at()), where("_id").gt(cursor.id()));
    }

    /** Finds the conversations of a contact, the one with the newest message first. */
    List<StoredConversation> of(StoredContact contact, int limit) {
        return mongo.find(query(of(contact)).with(NEWEST_FIRST).limit(limit), StoredConversation.class);
    }

    /**
     * Gives the contact's name to all conversations with its address, except those that have a name from a newer message or
     * from a person.
     */
    void rename(StoredContact contact) {
        var namedAt = contact.nameAt();
        if (namedAt != null) {
            var older = of(contact)
                    .orOperator(
                            where("contactNameAt").isNull(),
                            where("contactNameAt").lt(namedAt));
            var name = new Update().set("contactName", contact.name()).set("contactNameAt", namedAt);
            mongo.updateMulti(query(older), name, StoredConversation.class);
        }
    }

    /** Points the conversations with the document's address at the contact, with its name, and blocked as it is. */
    void relink(StoredContact person, StoredContact document, Collection<String> formerIds) {
        // Another activity: a message that is applied at the same moment is applied again, by the present block.
        var name = new Update().set("contactId", person.id()).set(StoredConversation.ACTIVITY, newActivity());
        if (person.isBlocked()) {
            name.set("blocked", true);
        } else {
            name.unset("blocked");
        }
        if (document.shownName() == null) {
            name.unset("contactName").unset("contactNameAt");
        } else {
            name.set("contactName", document.shownName()).set("contactNameAt", document.shownNameAt());
        }
        mongo.updateMulti(query(of(document, formerIds)), name, StoredConversation.class);
    }

    /** Finds the conversations of any of the contacts, the one with the newest message first. */
    public List<StoredConversation> of(TenantId tenantId, Collection<String> contactIds, int limit) {
        var theirs = where("tenantId").is(tenantId).and("contactId").in(contactIds);
        return mongo.find(query(theirs).with(NEWEST_FIRST).limit(limit), StoredConversation.class);
    }

    /** Returns those of the contacts that have a conversation with this field. */
    public Set<String> having(TenantId tenantId, Collection<String> contactIds, String field) {
        var theirs = query(where("tenantId")
                .is(tenantId)
                .and("contactId")
                .in(contactIds)
                .and(field)
                .ne(null));
        return Set.copyOf(mongo.findDistinct(theirs, "contactId", NAME, String.class));
    }

    /** Finds the ids of the conversations of these contacts. */
    public List<String> idsOf(TenantId tenantId, Collection<String> contactIds) {
        var theirs = query(where("tenantId").is(tenantId).and("contactId").in(contactIds));
        theirs.fields().include("_id");
        return mongo.find(theirs, Document.class, NAME).stream()
                .map(document -> document.getString("_id"))
                .toList();
    }

    /** Shows a message that was changed or removed in its conversation's list entry, if it is the newest one. */
    public void showChanged(StoredMessage message) {
        var newest = where("_id")
                .is(message.conversationId())
                .and("tenantId")
                .is(message.tenantId())
                .and("lastMessage.entryId")
                .is(message.id());
        // Another activity: a writer who has read the conversation before would write the old text again.
        var preview = new Update()
                .set("lastMessage.preview", message.preview())
                .set(StoredConversation.ACTIVITY, newActivity());
        mongo.updateFirst(query(newest), preview, StoredConversation.class);
    }

    private static String newActivity() {
        return new ObjectId().toHexString();
    }

    /** Removes the tenant's conversations with these ids; returns how many there were. */
    public int remove(TenantId tenantId, Collection<String> ids) {
        var own = where("_id").in(ids).and("tenantId").is(tenantId);
        return (int) mongo.remove(query(own), StoredConversation.class).getDeletedCount();
    }

    private static Criteria of(StoredContact contact) {
        return of(contact, List.of(contact.id(), contact.personId()));
    }

    /** A contact may have several addresses, and an address two spellings. */
    private static Criteria of(StoredContact document, Collection<String> contactIds) {
        return where("tenantId")
                .is(document.tenantId())
                .and("contactId")
                .in(contactIds)
                .and("channel")
                .is(document.channel())
                .and("theirAddress")
                .in(AddressSpellings.all(new Address(document.channel(), document.address())));
    }
}
