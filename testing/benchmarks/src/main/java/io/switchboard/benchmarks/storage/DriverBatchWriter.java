package io.switchboard.benchmarks.storage;

import java.util.List;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import org.bson.Document;

/** Writes with MongoDB's driver and its codec for records. */
final class DriverBatchWriter implements BatchWriter {

    private final MongoCollection<SampleMessage> messages;
    private final MongoCollection<Document> conversations;

    DriverBatchWriter(MongoDatabase database) {
        this.messages = database.getCollection("messages", SampleMessage.class);
        this.conversations = database.getCollection("conversations");
    }

    @Override
    public String name() {
        return "driver";
    }

    @Override
    public void write(List<SampleMessage> batch) {
        try {
            messages.insertMany(batch, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            if (!e.getWriteErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY)) {
                throw e;
            }
        }
        var updates = batch.stream()
                .map(message -> new UpdateOneModel<Document>(
                        Filters.and(
                                Filters.eq("_id", message.conversationId()),
                                Filters.lte("updatedAt", message.createdAt())),
                        Updates.combine(
                                Updates.set("lastMessage", message.last()),
                                Updates.set("updatedAt", message.createdAt()))))
                .toList();
        conversations.bulkWrite(updates, new BulkWriteOptions().ordered(false));
    }
}
