package io.switchboard.conversation.contact;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.mongodb.client.model.Indexes;
import io.switchboard.events.Address;
import io.switchboard.events.Contact;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.TenantKey;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.web.Cursor;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores the contacts of all tenants. */
@Component
public class Contacts {

    private static final String NAME = "contacts";

    private final MongoOperations mongo;

    Contacts(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Bean
    static DeclaredIndex oneContactPerAddress() {
        return DeclaredIndex.unique(
                NAME,
                "one_per_address",
                Indexes.ascending("key"),
                "a customer is one contact however often they write");
    }

    @Bean
    static DeclaredIndex contactsByCreation() {
        return DeclaredIndex.plain(
                NAME,
                "newest_first",
                Indexes.compoundIndex(Indexes.ascending("tenantId"), Indexes.descending("createdAt", "_id")),
                "a tenant's list, page by page");
    }

    @Bean
    static DeclaredIndex contactsMergedInto() {
        return DeclaredIndex.sparse(
                NAME, "merged_into", Indexes.ascending("merge.into"), "the documents that are one contact");
    }

    @Bean
    static DeclaredIndex contactsByMerge() {
        return DeclaredIndex.sparse(
                NAME, "by_merge", Indexes.ascending("merge.mergeId"), "a merge is undone by its id");
    }

    @Bean
    static DeclaredIndex contactsByUndoneMerge() {
        return DeclaredIndex.sparse(
                NAME, "by_undone_merge", Indexes.ascending("undone.mergeId"), "undoing a merge may be repeated");
    }

    @Bean
    static DeclaredIndex contactsToRelink() {
        return DeclaredIndex.sparse(
                NAME, "relink", Indexes.ascending("relinkAt"), "merges that a crash interrupted are completed");
    }

    @Bean
    static DeclaredIndex contactsWithPendingEvents() {
        return RevisedDocuments.pendingIndex(NAME);
    }

    /** The key of the contact with this address: one for both spellings of an address, see {@link AddressSpellings}. */
    public static String key(TenantId tenantId, Address address) {
        return TenantKey.of(tenantId.value(), address.channel(), AddressSpellings.canonical(address));
    }

    /** Finds the contact that has this address. */
    public Optional<StoredContact> person(TenantId tenantId, Address address) {
        var key = key(tenantId, address);
        return Optional.ofNullable(find(List.of(key)).get(key))
                .map(contact -> contact.rootId() == null
                        ? contact
                        : byId(List.of(contact.personId())).stream().findFirst().orElse(contact));
    }

    /** Finds the documents with these ids, of any tenant. */
    public List<StoredContact> byId(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : mongo.find(query(where("_id").in(ids)), StoredContact.class);
    }

    /** Returns those of the ids that exist, of any tenant. */
    public Set<String> existing(Collection<String> ids) {
        return byId(ids).stream().map(StoredContact::id).collect(Collectors.toSet());
    }

    /** Finds a page of the tenant's contacts, the newest first. */
    List<StoredContact> page(TenantId tenantId, @Nullable Cursor after, int limit) {
        var own = where("tenantId").is(tenantId).and("merge").isNull();
        var page = after == null
                ? own
                : own.orOperator(
                        where("createdAt").lt(after.at()),
                        where("createdAt").is(after.at()).and("_id").lt(after.id()));
        return mongo.find(
                query(page)
                        .with(Sort.by(Sort.Direction.DESC, "createdAt", "_id"))
                        .limit(limit),
                StoredContact.class);
    }

    /** Finds the contacts with these keys, by key. */
    public Map<String, StoredContact> find(Collection<String> keys) {
        var found = new HashMap<String, StoredContact>();
        if (!keys.isEmpty()) {
            mongo.find(query(where("key").in(keys)), StoredContact.class)
                    .forEach(contact -> found.put(contact.key(), contact));
        }
        return found;
    }

    /** Stores the history of contacts whose documents are older than it; it would begin with their next name otherwise. */
    private void giveHistory(Collection<StoredContact> found) {
        found.stream()
                .filter(contact -> contact.name() != null && contact.nameAt() == null)
                .forEach(contact -> mongo.updateFirst(
                        query(where("key")
                                .is(contact.key())
                                .and("name")
                                .is(contact.name())
                                .and("nameAt")
                                .isNull()),
                        new Update().set("nameAt", contact.createdAt()).set("nameHistory", contact.nameHistory()),
                        StoredContact.class));
    }

    /**
     * A name that a contact gave itself in a message.
     *
     * @param key the contact's
     * @param at when the message arrived
     */
    public record GivenName(String key, String name, Instant at) {}

    /**
     * Renames contacts. Whatever the order and number of repetitions, a contact ends with the name in the newest message;
     * a name in an older message is only added to the history.
     */
    public void rename(List<GivenName> names) {
        if (!names.isEmpty()) {
            var updates = mongo.bulkOps(BulkMode.ORDERED, StoredContact.class);
            for (var name : names) {
                updates.updateOne(repeated(name), new Update().set("nameAt", name.at()));
                updates.updateOne(
                        changed(name),
                        remembering(name).set("name", name.name()).set("nameAt", name.at()));
                updates.updateOne(late(name), remembering(name));
            }
            updates.execute();
        }
    }

    /** A contact with the same name already: from now on no older message renames it. */
    private static Query repeated(GivenName name) {
        return query(named(name.key(), name.at()).and("name").is(name.name()));
    }

    private static Query changed(GivenName name) {
        return query(named(name.key(), name.at()).and("name").ne(name.name()));
    }

    private static Query late(GivenName name) {
        return query(where("key")
                .is(name.key())
                .and("nameAt")
                .gte(name.at())
                .and("nameHistory.name")
                .ne(name.name()));
    }

    /** A contact whose name is from an older message, or that has none. */
    private static Criteria named(String key, Instant at) {
        return where("key")
                .is(key)
                .orOperator(where("nameAt").isNull(), where("nameAt").lt(at));
    }

    private static Update remembering(GivenName name) {
        return new Update()
                .push("nameHistory")
                .slice(-Contact.NAMES_KEPT)
                .each(new Contact.Name(name.name(), name.at()));
    }

    /** Inserts the contacts whose keys are new; returns the stored ones of all keys, by key. */
    public Map<String, StoredContact> ensure(Map<String, StoredContact> wanted) {
        var found = find(wanted.keySet());
        giveHistory(found.values());
        var absent = wanted.values().stream()
                .filter(contact -> !found.containsKey(contact.key()))
                .toList();
        if (!DocumentInserts.ifAbsent(mongo, StoredContact.class, absent)) {
            return find(wanted.keySet());
        }
        absent.forEach(contact -> found.put(contact.key(), contact));
        return found;
    }
}
