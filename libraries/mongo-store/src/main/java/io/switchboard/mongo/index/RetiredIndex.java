package io.switchboard.mongo.index;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An index that earlier releases created and that no query uses any more. It is dropped once the declared ones
 * are there, since it costs time with every write.
 *
 * @param keys the fields that it had: another index of that name stays
 * @param why what serves its queries today
 */
public record RetiredIndex(String collection, String name, Bson keys, String why) {

    private static final Logger log = LoggerFactory.getLogger(RetiredIndex.class);

    /**
     * Drops the index if it is there. An index that cannot be dropped stays, because the service works with it: the next start
     * tries again.
     */
    void dropFrom(MongoDatabase database) {
        try {
            for (var listed : database.getCollection(collection).listIndexes(BsonDocument.class)) {
                if (isThis(listed)) {
                    database.getCollection(collection).dropIndex(name);
                    log.atInfo()
                            .addKeyValue("collection", collection)
                            .addKeyValue("index", name)
                            .addKeyValue("why", why)
                            .log("retired index dropped");
                }
            }
        } catch (MongoException e) {
            log.atWarn()
                    .addKeyValue("collection", collection)
                    .addKeyValue("index", name)
                    .addKeyValue("reason", e.getMessage())
                    .log("retired index not dropped");
        }
    }

    private boolean isThis(BsonDocument listed) {
        return listed.getString("name").getValue().equals(name)
                && DeclaredIndex.plain(collection, name, keys, why).hasFieldsOf(listed);
    }
}
