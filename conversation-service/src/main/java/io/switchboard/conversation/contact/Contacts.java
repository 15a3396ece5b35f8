package io.switchboard.conversation.contact;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.switchboard.conversation.address.AddressSpellings;
import io.switchboard.conversation.storage.KeysetCriteria;
import io.switchboard.events.Address;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.TenantKey;
import io.switchboard.web.Cursor;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Import;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores the contacts of all tenants. */
@Component
@Import(ContactIndexes.class)
public class Contacts {

    private final MongoOperations mongo;

    Contacts(MongoOperations mongo) {
        this.mongo = mongo;
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

    /** Finds the tenant's contact that this id stands for: of a merged one, the contact that it was merged into. */
    public Optional<StoredContact> person(TenantId tenantId, String id) {
        return byId(List.of(id)).stream()
                .filter(contact -> contact.tenantId().equals(tenantId))
                .findFirst()
                .map(contact -> contact.rootId() == null
                        ? contact
                        : byId(List.of(contact.rootId())).stream().findFirst().orElse(contact));
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
    public List<StoredContact> page(TenantId tenantId, @Nullable Cursor after, int limit) {
        var own = where("tenantId").is(tenantId).and("merge").isNull();
        var page = KeysetCriteria.newestFirst(own, "createdAt", after);
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
     * Inserts the contacts whose keys are new; returns the stored ones of all keys, by key.
     *
     * @param existing the contacts that were found before, at least those of the wanted keys
     */
    public Map<String, StoredContact> ensure(Map<String, StoredContact> wanted, Map<String, StoredContact> existing) {
        var found = new HashMap<String, StoredContact>();
        wanted.keySet().stream().filter(existing::containsKey).forEach(key -> found.put(key, existing.get(key)));
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
