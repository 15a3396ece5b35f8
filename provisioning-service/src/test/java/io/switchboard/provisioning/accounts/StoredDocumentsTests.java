package io.switchboard.provisioning.accounts;

import io.switchboard.mongo.DocumentMapping;
import io.switchboard.testing.StoredDocumentsKit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.convert.MongoConverter;

import static org.assertj.core.api.Assertions.assertThatException;

class StoredDocumentsTests extends StoredDocumentsKit {

    private final MongoConverter converter = DocumentMapping.converter(TenantIdMapping.tenantIdConversions());

    @Override
    protected Document readAndWritten(String type, Document stored) throws ClassNotFoundException {
        var written = new Document();
        converter.write(converter.read(Class.forName("io.switchboard.provisioning." + type), stored), written);
        return written;
    }

    @Test
    void aDocumentWithAnInvalidTenantIdIsNotRead() {
        var stored = new Document("_id", "AC1").append("tenantId", "Demo & Sons");

        assertThatException()
                .isThrownBy(() -> converter.read(RecordedAccount.class, stored))
                .withMessageContaining("Demo & Sons");
    }
}
