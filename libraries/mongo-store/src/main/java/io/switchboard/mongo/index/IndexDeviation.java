package io.switchboard.mongo.index;

import java.util.LinkedHashMap;
import java.util.Map;

import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * A declared index that the database does not have.
 *
 * @param found the index that has the same name or the same fields instead; null where there is none
 */
record IndexDeviation(DeclaredIndex index, @Nullable BsonDocument found) {

    /** {@code missing}, or {@code different} where another index is in its place. */
    String state() {
        return found == null ? "missing" : "different";
    }

    /** Describes the index that exists instead. */
    String inItsPlace() {
        return found == null ? "no index of this name or of these fields" : found.toJson();
    }

    /** The commands for {@code mongosh} that repair it. */
    String remedy(String database) {
        var commands = new IndexCommands(database);
        var create = commands.create(index);
        return found == null ? create : commands.drop(index, found) + "; " + create;
    }

    /** The entry in the health report. */
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
