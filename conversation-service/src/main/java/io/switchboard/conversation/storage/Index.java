package io.switchboard.conversation.storage;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import com.mongodb.client.model.IndexOptions;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * An index that a collection needs, made at the start of the service.
 *
 * @param collection the collection's name
 * @param why what would break or be slow without it
 */
public record Index(String collection, Bson keys, IndexOptions options, String why) {

    private static final BsonString SIMPLE = new BsonString("simple");

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

    String name() {
        return Objects.requireNonNull(options.getName(), "an index is named");
    }

    /** The indexed fields, each with its direction. */
    BsonDocument fields() {
        return keys.toBsonDocument();
    }

    /**
     * Whether an index does what this one is needed for. Its name does not matter: an index that an administrator has made
     * by hand serves as well.
     *
     * @param listed an index as MongoDB's {@code listIndexes} describes it
     */
    boolean isServedBy(BsonDocument listed) {
        return hasFieldsOf(listed)
                && options.isUnique() == isTrue(listed, "unique")
                && options.isSparse() == isTrue(listed, "sparse")
                && options.isHidden() == isTrue(listed, "hidden")
                && Objects.equals(options.getExpireAfter(TimeUnit.SECONDS), seconds(listed))
                && Objects.equals(filter(), listed.get("partialFilterExpression"))
                && (options.getCollation() != null) == hasCollation(listed);
    }

    /** Newer servers name the collation of an index that has none: {@code simple}, the order of the bytes. */
    private static boolean hasCollation(BsonDocument listed) {
        return listed.containsKey("collation")
                && !SIMPLE.equals(listed.getDocument("collation").get("locale"));
    }

    /** Whether an index has the same fields, with whatever options. */
    boolean hasFieldsOf(BsonDocument listed) {
        return form(fields()).equals(form(listed.getDocument("key")));
    }

    /** The command for {@code mongosh} that makes it. */
    String createCommand(String database) {
        return shell(database) + ".createIndex(" + fields().toJson() + ", "
                + optionsDocument().toJson() + ")";
    }

    /** The command for {@code mongosh} that drops an index of the same collection. */
    String dropCommand(String database, BsonDocument listed) {
        return shell(database) + ".dropIndex(\"" + listed.getString("name").getValue() + "\")";
    }

    /** The collection as {@code mongosh} names it. */
    String shell(String database) {
        return "db.getSiblingDB(\"" + database + "\").getCollection(\"" + collection + "\")";
    }

    /** Collection and name: {@code messages.one_per_sid}. */
    @Override
    public String toString() {
        return collection + "." + name();
    }

    private BsonDocument optionsDocument() {
        var document = new BsonDocument("name", new BsonString(name()));
        if (options.isUnique()) {
            document.append("unique", BsonBoolean.TRUE);
        }
        if (options.isSparse()) {
            document.append("sparse", BsonBoolean.TRUE);
        }
        var expiry = options.getExpireAfter(TimeUnit.SECONDS);
        if (expiry != null) {
            document.append("expireAfterSeconds", number(expiry));
        }
        var filter = filter();
        if (filter != null) {
            document.append("partialFilterExpression", filter);
        }
        return document;
    }

    private static BsonValue number(long value) {
        return value == (int) value ? new BsonInt32((int) value) : new BsonInt64(value);
    }

    private @Nullable BsonDocument filter() {
        var filter = options.getPartialFilterExpression();
        return filter == null ? null : filter.toBsonDocument();
    }

    private static boolean isTrue(BsonDocument listed, String option) {
        var value = listed.get(option);
        return value != null && (value.isBoolean() ? value.asBoolean().getValue() : value.isNumber());
    }

    private static @Nullable Long seconds(BsonDocument listed) {
        var value = listed.get("expireAfterSeconds");
        return value == null ? null : value.asNumber().longValue();
    }

    /** Fields and directions in their order, whatever kind of number a direction is. */
    private static String form(BsonDocument fields) {
        return fields.entrySet().stream()
                .map(each -> each.getKey() + "="
                        + (each.getValue().isNumber()
                                ? each.getValue().asNumber().intValue()
                                : each.getValue()))
                .collect(Collectors.joining(","));
    }
}
