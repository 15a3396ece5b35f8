package io.switchboard.conversation.storage;

import java.util.LinkedHashMap;
import java.util.Map;

import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * A declared index that the database does not have.
 *
 * @param found the index of the same name or of the same fields that is there instead; null where there is none
 */
record IndexDeviation(Index index, @Nullable BsonDocument found) {

    /** {@code missing}, or {@code different} where another index is in its place. */
    String state() {
        return found == null ? "missing" : "different";
    }

    /** The index that is there instead, in words. */
    String inItsPlace() {
        return found == null ? "no index of this name or of these fields" : found.toJson();
    }

    /** The commands for {@code mongosh} that mend it. */
    String remedy(String database) {
        var create = index.createCommand(database);
        return found == null ? create : index.dropCommand(database, found) + "; " + create;
    }

    /** What health says of it. */
    Map<String, String> details(String database) {
        var details = new LinkedHashMap<String, String>();
        details.put("index", index.toString());
        details.put("state", state());
        details.put("neededFor", index.why());
        details.put("found", inItsPlace());
        details.put("remedy", remedy(database));
        return details;
    }
}
