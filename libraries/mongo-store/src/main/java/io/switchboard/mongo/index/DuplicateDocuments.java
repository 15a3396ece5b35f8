package io.switchboard.mongo.index;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.mongodb.client.MongoDatabase;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;

/** Finds documents that a unique index cannot hold together. Reads only, and for some seconds at most. */
final class DuplicateDocuments {

    private static final int EXAMPLES = 5;
    private static final BsonString ID = new BsonString("$_id");
    /** Shorter than the socket's read timeout, so that MongoDB gives up before the driver does. */
    private static final long SEARCH_SECONDS = 10;

    private final MongoDatabase database;

    DuplicateDocuments(MongoDatabase database) {
        this.database = database;
    }

    /**
     * A line for each of the first groups: the value with phone numbers masked, and the number of documents that have it.
     *
     * @throws com.mongodb.MongoException when the search fails or times out
     */
    List<String> examples(DeclaredIndex index) {
        // Without $min: all ids of a group may exceed the size of a document.
        var pipeline = new ArrayList<>(grouping(index, new BsonDocument("$min", ID)));
        pipeline.add(new BsonDocument("$limit", new BsonInt32(EXAMPLES)));
        var examples = new ArrayList<String>();
        database.getCollection(index.collection())
                .aggregate(pipeline, BsonDocument.class)
                .allowDiskUse(true)
                .maxTime(SEARCH_SECONDS, TimeUnit.SECONDS)
                .forEach(group -> examples.add(line(group)));
        return examples;
    }

    /** The command for {@code mongosh} that lists all groups. */
    String command(DeclaredIndex index) {
        var pipeline = grouping(index, new BsonDocument("$push", ID)).stream()
                .map(BsonDocument::toJson)
                .toList();
        return new IndexCommands(database.getName()).collection(index.collection()) + ".aggregate(" + pipeline
                + ", {allowDiskUse: true})";
    }

    private static List<BsonDocument> grouping(DeclaredIndex index, BsonDocument ids) {
        var value = new BsonDocument();
        index.fields().keySet().forEach(field -> value.append(field.replace('.', '_'), new BsonString("$" + field)));
        var group = new BsonDocument("_id", value)
                .append("count", new BsonDocument("$sum", new BsonInt32(1)))
                .append("ids", ids);
        var several = new BsonDocument("count", new BsonDocument("$gt", new BsonInt32(1)));
        return List.of(new BsonDocument("$group", group), new BsonDocument("$match", several));
    }

    private static String line(BsonDocument group) {
        var oldest = group.get("ids", BsonNull.VALUE);
        return MaskedNumbers.in(group.getDocument("_id").toJson() + " in "
                + group.getNumber("count").longValue() + " documents, the oldest has the _id "
                + (oldest.isString() ? oldest.asString().getValue() : oldest));
    }
}
