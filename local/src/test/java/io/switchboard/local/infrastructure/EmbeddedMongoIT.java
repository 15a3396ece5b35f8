package io.switchboard.local.infrastructure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmbeddedMongoIT {

    @TempDir
    Path folder;

    @Test
    void keepsDocumentsAndUniqueIndexesOverARestart() throws IOException {
        var file = folder.resolve("mongodb.h2");
        writeOneLetter(file);

        try (var mongo = new Running(file)) {
            assertThat(mongo.letters().find().map(letter -> letter.getString("sid")))
                    .containsExactly("SM1");
            assertThatThrownBy(() -> mongo.letters().insertOne(letter("SM1"))).isInstanceOf(MongoWriteException.class);
        }
    }

    /** Simulates a crash with a copy of the file right after the acknowledgement. */
    @Test
    void whatItHasAcknowledgedSurvivesACrash() throws IOException {
        var file = folder.resolve("mongodb.h2");
        var leftByTheCrash = folder.resolve("copy.h2");
        try (var mongo = new Running(file)) {
            mongo.letters().insertOne(letter("SM1"));
            Files.copy(file, leftByTheCrash);
        }

        try (var mongo = new Running(leftByTheCrash)) {
            assertThat(mongo.letters().countDocuments()).isEqualTo(1);
        }
    }

    private static void writeOneLetter(Path file) throws IOException {
        try (var mongo = new Running(file)) {
            mongo.letters().createIndex(Indexes.ascending("tenant", "sid"), new IndexOptions().unique(true));
            mongo.letters().insertOne(letter("SM1"));
        }
    }

    private static Document letter(String sid) {
        return new Document("tenant", "demo").append("sid", sid);
    }

    private static final class Running implements AutoCloseable {

        private final EmbeddedMongo server;
        private final MongoClient client;

        Running(Path file) throws IOException {
            var port = freePort();
            server = new EmbeddedMongo(file, port);
            server.start();
            client = MongoClients.create("mongodb://localhost:" + port);
        }

        MongoCollection<Document> letters() {
            return client.getDatabase("post").getCollection("letters");
        }

        @Override
        public void close() {
            client.close();
            server.close();
        }

        private static int freePort() throws IOException {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }
    }
}
