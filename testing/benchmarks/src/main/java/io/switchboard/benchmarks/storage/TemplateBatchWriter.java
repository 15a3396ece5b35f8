package io.switchboard.benchmarks.storage;

import java.time.Instant;
import java.util.List;

import com.mongodb.client.MongoDatabase;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.DocumentMapping;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.data.mongodb.core.query.Update;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Writes as the service does: Spring Data's template with the mapping of mongo-store. */
final class TemplateBatchWriter implements BatchWriter {

    private final MongoOperations mongo;

    @Document("conversations")
    record SampleConversation(
            @MongoId(FieldType.STRING) String id,
            @Field("lastMessage") SampleMessage.Last lastMessage,
            @Field("updatedAt") Instant updatedAt) {}

    TemplateBatchWriter(MongoDatabase database) {
        this.mongo = DocumentMapping.template(database, new MongoCustomConversions(List.of()));
    }

    @Override
    public String name() {
        return "template";
    }

    @Override
    public void write(List<SampleMessage> batch) {
        DocumentInserts.ifAbsent(mongo, SampleMessage.class, batch);
        var updates = mongo.bulkOps(BulkMode.UNORDERED, SampleConversation.class);
        batch.forEach(message -> updates.updateOne(
                query(where("_id").is(message.conversationId()).and("updatedAt").lte(message.createdAt())),
                new Update().set("lastMessage", message.last()).set("updatedAt", message.createdAt())));
        updates.execute();
    }
}
