package io.switchboard.conversation.storage;

import io.switchboard.mongo.DocumentMapping;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.springframework.data.mongodb.core.convert.MongoConverter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Documents as earlier releases stored them, whose records MongoDB's driver mapped: they are read, and written again with the
 * same fields in the same order and of the same types.
 */
class StoredDocumentsTests {

    private static final JsonWriterSettings WITH_TYPES =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

    private final MongoConverter converter = DocumentMapping.converter(DocumentConversions.mongoCustomConversions());

    @ParameterizedTest
    @CsvFileSource(
            resources = "/stored-documents.txt",
            delimiter = '\t',
            quoteCharacter = '\'',
            maxCharsPerColumn = 8192)
    void isReadAndWrittenAsBefore(String type, String json) throws ClassNotFoundException {
        var stored = Document.parse(json);

        var read = converter.read(Class.forName("io.switchboard.conversation." + type), stored);
        var written = new Document();
        converter.write(read, written);

        assertThat(written.toJson(WITH_TYPES)).isEqualTo(stored.toJson(WITH_TYPES));
    }
}
