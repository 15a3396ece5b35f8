package io.switchboard.mongo.index;

import java.util.concurrent.TimeUnit;

import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Writes the commands for {@code mongosh} that repair a database's indexes. */
record IndexCommands(String database) {

    /** Creates the index. */
    String create(DeclaredIndex index) {
        return collection(index.collection()) + ".createIndex(" + index.fields().toJson() + ", "
                + options(index).toJson() + ")";
    }

    /** Drops an index of the same collection. */
    String drop(DeclaredIndex index, BsonDocument listed) {
        return collection(index.collection()) + ".dropIndex(\""
                + listed.getString("name").getValue() + "\")";
    }

    /** Returns the collection as {@code mongosh} names it. */
    String collection(String name) {
        return "db.getSiblingDB(\"" + database + "\").getCollection(\"" + name + "\")";
    }

    private static BsonDocument options(DeclaredIndex index) {
        var options = index.options();
        var document = new BsonDocument("name", new BsonString(index.name()));
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
        var filter = index.filter();
        if (filter != null) {
            document.append("partialFilterExpression", filter);
        }
        return document;
    }

    private static BsonValue number(long value) {
        return value == (int) value ? new BsonInt32((int) value) : new BsonInt64(value);
    }
}
