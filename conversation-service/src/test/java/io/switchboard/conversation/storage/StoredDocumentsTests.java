package io.switchboard.conversation.storage;

import io.switchboard.mongo.DocumentMapping;
import io.switchboard.testing.StoredDocumentsKit;
import org.bson.Document;
import org.springframework.data.mongodb.core.convert.MongoConverter;

class StoredDocumentsTests extends StoredDocumentsKit {

    private final MongoConverter converter = DocumentMapping.converter(DocumentConversions.mongoCustomConversions());

    @Override
    protected Document readAndWritten(String type, Document stored) throws ClassNotFoundException {
        var written = new Document();
        converter.write(converter.read(Class.forName("io.switchboard.conversation." + type), stored), written);
        return written;
    }
}
