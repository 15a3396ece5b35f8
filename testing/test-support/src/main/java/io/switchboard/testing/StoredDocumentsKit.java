package io.switchboard.testing;

import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Tests documents as earlier releases stored them, whose records MongoDB's driver mapped: they are read, and written again
 * with the same fields in the same order and of the same types. Each line of {@code stored-documents.txt} is the name of a
 * class and a document.
 */
public abstract class StoredDocumentsKit {

    private static final JsonWriterSettings WITH_TYPES =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

    /** Reads the document as a record of the class with this name, and returns what is written of that record. */
    protected abstract Document readAndWritten(String type, Document stored) throws ClassNotFoundException;

    @ParameterizedTest
    @CsvFileSource(
            resources = "/stored-documents.txt",
            delimiter = '\t',
            quoteCharacter = '\'',
            maxCharsPerColumn = 8192)
    void isReadAndWrittenAsBefore(String type, String json) throws ClassNotFoundException {
        var stored = Document.parse(json);

        var written = readAndWritten(type, stored);

        Assertions.assertEquals(stored.toJson(WITH_TYPES), written.toJson(WITH_TYPES));
    }
}
