package io.switchboard.conversation.conversation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import io.switchboard.conversation.contact.StoredContact;
import io.switchboard.web.Cursor;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.index.DeclaredIndex;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

/** The conversations of all tenants. Whatever is asked for one tenant shows that tenant's alone. */
@Component
public class Conversations {

    private static final String NAME = "conversations";

    private final MongoCollection<StoredConversation> collection;

    Conversations(MongoDatabase database) {
        this.collection = database.getCollection(NAME, StoredConversation.class);
    }

    @Bean
    static DeclaredIndex oneOpenConversation() {
        return DeclaredIndex.unique(
                NAME,
                "one_open_per_pair",
                Indexes.ascending("openKey"),
                "at most one open thread per pair of addresses");
    }

    @Bean
    static DeclaredIndex conversationsByActivity() {
        return DeclaredIndex.plain(
                NAME,
                "newest_activity",
                Indexes.compoundIndex(Indexes.ascending("tenantId"), Indexes.descending("updatedAt", "_id")),
                "a tenant's list, newest first, page by page");
    }

    @Bean
    static DeclaredIndex conversationsOfContact() {
        return DeclaredIndex.plain(
                NAME,
                "of_contact",
                Indexes.ascending("tenantId", "contactId"),
                "a contact's new name is shown in all its conversations");
    }

    /** Those there are, whosever they are, by id. */
    public Map<String, StoredConversation> byId(Collection<String> ids) {
        var found = new HashMap<String, StoredConversation>();
        if (!ids.isEmpty()) {
            collection.find(in("_id", ids)).forEach(each -> found.put(each.id(), each));
        }
        return found;
    }

    /** The tenant's conversation with this id. */
    public Optional<StoredConversation> find(String tenantId, String id) {
        return Optional.ofNullable(
                collection.find(and(eq("_id", id), eq("tenantId", tenantId))).first());
    }

    /** The open conversation with this {@link StoredConversation#openKey}. */
    public Optional<StoredConversation> open(String openKey) {
        return Optional.ofNullable(collection.find(eq("openKey", openKey)).first());
    }

    /** A page of the tenant's, the one with the newest message first. */
    public List<StoredConversation> page(String tenantId, @Nullable Cursor after, int limit) {
        var mine = eq("tenantId", tenantId);
        return collection
                .find(after == null ? mine : and(mine, before(after)))
                .sort(descending("updatedAt", "_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    private static Bson before(Cursor cursor) {
        return or(lt("updatedAt", cursor.at()), and(eq("updatedAt", cursor.at()), lt("_id", cursor.id())));
    }

    /**
     * Opens those that are not open yet, and gives all that are open then, by their open key. One whose id another
     * conversation has already, closed or of another tenant, is opened under a new id.
     */
    public Map<String, StoredConversation> ensureOpen(Map<String, StoredConversation> wanted, Supplier<String> newId) {
        var found = openOnes(wanted.keySet());
        insert(missing(wanted, found), found);
        var withTakenIds = missing(wanted, found);
        if (!withTakenIds.isEmpty()) {
            insert(withTakenIds.stream().map(each -> each.withId(newId.get())).toList(), found);
        }
        return found;
    }

    private static List<StoredConversation> missing(
            Map<String, StoredConversation> wanted, Map<String, StoredConversation> found) {
        return wanted.values().stream()
                .filter(each -> !found.containsKey(each.openKey()))
                .toList();
    }

    private void insert(List<StoredConversation> absent, Map<String, StoredConversation> found) {
        if (DocumentInserts.ifAbsent(collection, absent)) {
            absent.forEach(each -> found.put(each.openKey(), each));
        } else {
            found.putAll(
                    openOnes(absent.stream().map(StoredConversation::openKey).toList()));
        }
    }

    private Map<String, StoredConversation> openOnes(Collection<String> openKeys) {
        var found = new HashMap<String, StoredConversation>();
        if (!openKeys.isEmpty()) {
            collection.find(in("openKey", openKeys)).forEach(each -> found.put(each.openKey(), each));
        }
        return found;
    }

    /** Notes the newest message of each conversation, by id; an older one than is noted already changes nothing. */
    void noteLast(Map<String, NewMessage> lastById) {
        if (lastById.isEmpty()) {
            return;
        }
        var updates = lastById.entrySet().stream()
                .map(each -> new UpdateOneModel<StoredConversation>(
                        and(
                                eq("_id", each.getKey()),
                                lte("updatedAt", each.getValue().at())),
                        last(each.getValue())))
                .toList();
        collection.bulkWrite(updates, new BulkWriteOptions().ordered(false));
    }

    private static Bson last(NewMessage newMessage) {
        var last = combine(set("lastMessage", newMessage.lastMessage()), set("updatedAt", newMessage.at()));
        return newMessage.accountSid() == null ? last : combine(last, set("accountSid", newMessage.accountSid()));
    }

    /** The conversations of a contact, those with the newest messages. */
    List<StoredConversation> of(StoredContact contact, int most) {
        return collection
                .find(and(eq("tenantId", contact.tenantId()), eq("contactId", contact.id())))
                .sort(descending("updatedAt", "_id"))
                .limit(most)
                .into(new ArrayList<>());
    }

    /** Gives all conversations of a contact the contact's name, unless they have it from a newer message. */
    void rename(StoredContact contact) {
        var mine = and(eq("tenantId", contact.tenantId()), eq("contactId", contact.id()));
        var older = or(eq("contactNameAt", null), lt("contactNameAt", contact.nameAt()));
        collection.updateMany(
                and(mine, older), combine(set("contactName", contact.name()), set("contactNameAt", contact.nameAt())));
    }
}
