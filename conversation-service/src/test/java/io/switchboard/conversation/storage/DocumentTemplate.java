package io.switchboard.conversation.storage;

import com.mongodb.client.MongoDatabase;
import io.switchboard.mongo.DocumentMapping;
import org.springframework.data.mongodb.core.MongoOperations;

/** Makes a template that maps documents as the service does. */
public final class DocumentTemplate {

    private DocumentTemplate() {}

    public static MongoOperations over(MongoDatabase database) {
        return DocumentMapping.template(database, DocumentConversions.mongoCustomConversions());
    }
}
