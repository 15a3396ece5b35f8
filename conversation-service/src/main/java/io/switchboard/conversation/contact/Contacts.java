package io.switchboard.conversation.contact;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.UpdateOneModel;
import io.switchboard.events.Address;
import io.switchboard.events.Contact;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.TenantKey;
import io.switchboard.mongo.index.DeclaredIndex;
import org.bson.conversions.Bson;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;

/** The contacts of all tenants. */
@Component
public class Contacts {

    private static final String NAME = "contacts";

    private final MongoCollection<StoredContact> collection;

    Contacts(MongoDatabase database) {
        this.collection = database.getCollection(NAME, StoredContact.class);
    }

    @Bean
    static DeclaredIndex oneContactPerAddress() {
        return DeclaredIndex.unique(
                NAME,
                "one_per_address",
                Indexes.ascending("key"),
                "a customer is one contact however often they write");
    }

    /** The key under which an address is known. */
    public static String key(String tenantId, Address address) {
        return TenantKey.of(tenantId, address.channel(), address.value());
    }

    /** Those there are, by key. */
    public Map<String, StoredContact> find(Collection<String> keys) {
        var found = new HashMap<String, StoredContact>();
        if (!keys.isEmpty()) {
            collection.find(in("key", keys)).forEach(each -> found.put(each.key(), each));
        }
        return found;
    }

    /** Stores the history of those named before there was one; it would else begin with their next name. */
    private void giveHistory(Collection<StoredContact> found) {
        found.stream()
                .filter(each -> each.name() != null && each.nameAt() == null)
                .forEach(each -> collection.updateOne(
                        and(eq("key", each.key()), eq("name", each.name()), eq("nameAt", null)),
                        combine(set("nameAt", each.createdAt()), set("nameHistory", each.nameHistory()))));
    }

    /**
     * A name that a contact gave itself in a message.
     *
     * @param key the contact's
     * @param at when the message arrived
     */
    public record GivenName(String key, String name, Instant at) {}

    /**
     * Takes names over. The name in the newest message counts, in whatever order and however often they are given; a name
     * that comes too late is only remembered in the history.
     */
    public void rename(List<GivenName> names) {
        var updates = names.stream()
                .flatMap(each -> Stream.of(repeated(each), changed(each), late(each)))
                .toList();
        if (!updates.isEmpty()) {
            collection.bulkWrite(updates);
        }
    }

    /** The same name once more: from now on nothing older than this message counts. */
    private static UpdateOneModel<StoredContact> repeated(GivenName name) {
        var same = and(eq("key", name.key()), eq("name", name.name()), isBefore(name.at()));
        return new UpdateOneModel<>(same, set("nameAt", name.at()));
    }

    private static UpdateOneModel<StoredContact> changed(GivenName name) {
        var older = and(eq("key", name.key()), ne("name", name.name()), isBefore(name.at()));
        return new UpdateOneModel<>(older, combine(set("name", name.name()), set("nameAt", name.at()), remember(name)));
    }

    private static UpdateOneModel<StoredContact> late(GivenName name) {
        var newer = and(eq("key", name.key()), gte("nameAt", name.at()), ne("nameHistory.name", name.name()));
        return new UpdateOneModel<>(newer, remember(name));
    }

    private static Bson isBefore(Instant at) {
        return or(eq("nameAt", null), lt("nameAt", at));
    }

    private static Bson remember(GivenName name) {
        return pushEach(
                "nameHistory",
                List.of(new Contact.Name(name.name(), name.at())),
                new PushOptions().slice(-Contact.NAMES_KEPT));
    }

    /** Adds those whose keys are new, and gives all that are there then, by key. */
    public Map<String, StoredContact> ensure(Map<String, StoredContact> wanted) {
        var found = find(wanted.keySet());
        giveHistory(found.values());
        var absent = wanted.values().stream()
                .filter(each -> !found.containsKey(each.key()))
                .toList();
        if (!DocumentInserts.ifAbsent(collection, absent)) {
            return find(wanted.keySet());
        }
        absent.forEach(each -> found.put(each.key(), each));
        return found;
    }
}
