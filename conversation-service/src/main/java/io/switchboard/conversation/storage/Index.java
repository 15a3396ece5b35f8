package io.switchboard.conversation.storage;

import java.util.concurrent.TimeUnit;

import com.mongodb.client.model.IndexOptions;
import org.bson.conversions.Bson;

/**
 * An index that a collection needs, made at the start of the service.
 *
 * @param collection the collection's name
 * @param why what would break or be slow without it
 */
public record Index(String collection, Bson keys, IndexOptions options, String why) {

    /** An index that keeps a rule, not one that only speeds something up. */
    public static Index unique(String collection, String name, Bson keys, String why) {
        return new Index(collection, keys, new IndexOptions().name(name).unique(true), why);
    }

    public static Index plain(String collection, String name, Bson keys, String why) {
        return new Index(collection, keys, new IndexOptions().name(name), why);
    }

    /** Deletes documents when they are this old. */
    public static Index expiry(String collection, String name, Bson keys, long days, String why) {
        return new Index(collection, keys, new IndexOptions().name(name).expireAfter(days, TimeUnit.DAYS), why);
    }
}
