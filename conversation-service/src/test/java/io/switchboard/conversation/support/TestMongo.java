package io.switchboard.conversation.support;

import java.util.UUID;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

/** The MongoDB that {@code MONGODB_URI} names, else one in this process. One for all tests, with a database for each. */
public final class TestMongo {

    private static final String URI = uri();
    private static final MongoClient CLIENT = MongoClients.create(URI);

    private TestMongo() {}

    public static String connectionString() {
        return URI;
    }

    /** A database that nobody else uses. */
    public static MongoDatabase emptyDatabase() {
        return CLIENT.getDatabase("test_" + UUID.randomUUID().toString().replace("-", ""));
    }

    private static String uri() {
        var given = System.getenv("MONGODB_URI");
        return given == null ? new MongoServer(new MemoryBackend()).bindAndGetConnectionString() : given;
    }
}
