package io.switchboard.mongo.index;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import com.mongodb.client.model.IndexOptions;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * An index that a collection needs. {@link IndexCreator} creates it when the service starts.
 *
 * @param collection the collection's name
 * @param why the rule that breaks, or the query that becomes slow, without it
 */
public record DeclaredIndex(String collection, Bson keys, IndexOptions options, String why) {

    private static final BsonString SIMPLE = new BsonString("simple");

    /** An index that keeps a rule. */
    public static DeclaredIndex unique(String collection, String name, Bson keys, String why) {
        return new DeclaredIndex(collection, keys, new IndexOptions().name(name).unique(true), why);
    }

    /** An index that only makes a query fast. */
    public static DeclaredIndex plain(String collection, String name, Bson keys, String why) {
        return new DeclaredIndex(collection, keys, new IndexOptions().name(name), why);
    }

    /** An index of those documents only that have the field. */
    public static DeclaredIndex sparse(String collection, String name, Bson keys, String why) {
        return new DeclaredIndex(collection, keys, new IndexOptions().name(name).sparse(true), why);
    }

    /** An index by which MongoDB deletes documents of that age. */
    public static DeclaredIndex expiry(String collection, String name, Bson keys, long days, String why) {
        return new DeclaredIndex(collection, keys, new IndexOptions().name(name).expireAfter(days, TimeUnit.DAYS), why);
    }

    String name() {
        return Objects.requireNonNull(options.getName(), "an index has a name");
    }

    /** The indexed fields, each with its direction. */
    BsonDocument fields() {
        return keys.toBsonDocument();
    }

    /**
     * Returns whether an index serves the purpose of this one. Its name does not matter: an index that an
     * administrator created by hand serves as well.
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

    /** Treats the collation {@code simple}, the order of the bytes, as none: newer servers name it for such indexes. */
    private static boolean hasCollation(BsonDocument listed) {
        return listed.containsKey("collation")
                && !SIMPLE.equals(listed.getDocument("collation").get("locale"));
    }

    /** Returns whether an index has the same fields in the same order, with any options. */
    boolean hasFieldsOf(BsonDocument listed) {
        return form(fields()).equals(form(listed.getDocument("key")));
    }

    /** Collection and name: {@code messages.one_per_sid}. */
    @Override
    public String toString() {
        return collection + "." + name();
    }

    /** The filter of a partial index; null when all documents are in it. */
    @Nullable
    BsonDocument filter() {
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

    /** Fields and directions in their order, for any kind of number that a direction may be. */
    private static String form(BsonDocument fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "="
                        + (field.getValue().isNumber()
                                ? field.getValue().asNumber().intValue()
                                : field.getValue()))
                .collect(Collectors.joining(","));
    }
}
