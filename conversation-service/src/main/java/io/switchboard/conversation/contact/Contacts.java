package io.switchboard.conversation.contact;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import io.switchboard.conversation.storage.Duplicates;
import io.switchboard.conversation.storage.Index;
import io.switchboard.conversation.storage.Keys;
import io.switchboard.events.Address;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

import static com.mongodb.client.model.Filters.in;

/** The contacts of all tenants. */
@Component
public class Contacts {

    private static final String NAME = "contacts";

    private final MongoCollection<StoredContact> collection;

    Contacts(MongoDatabase database) {
        this.collection = database.getCollection(NAME, StoredContact.class);
    }

    @Bean
    static Index oneContactPerAddress() {
        return Index.unique(
                NAME,
                "one_per_address",
                Indexes.ascending("key"),
                "a customer is one contact however often they write");
    }

    /** The key under which an address is known. */
    public static String key(String tenantId, Address address) {
        return Keys.of(tenantId, address.channel(), address.value());
    }

    /** Those there are, by key. */
    public Map<String, StoredContact> find(Collection<String> keys) {
        var found = new HashMap<String, StoredContact>();
        if (!keys.isEmpty()) {
            collection.find(in("key", keys)).forEach(each -> found.put(each.key(), each));
        }
        return found;
    }

    /** Adds those whose keys are new, and gives all that are there then, by key. */
    public Map<String, StoredContact> ensure(Map<String, StoredContact> wanted) {
        var found = find(wanted.keySet());
        var absent = wanted.values().stream()
                .filter(each -> !found.containsKey(each.key()))
                .toList();
        if (!Duplicates.insertAbsent(collection, absent)) {
            return find(wanted.keySet());
        }
        absent.forEach(each -> found.put(each.key(), each));
        return found;
    }
}
