package io.switchboard.mongo;

import java.util.UUID;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

/** Provides the MongoDB that {@code MONGODB_URI} names, else one in this process, with a database for each test. */
public final class TestMongo {

    public static final MongoClient CLIENT = MongoClients.create(uri());

    private TestMongo() {}

    /** A database that no other test uses. */
    public static MongoDatabase emptyDatabase() {
        return CLIENT.getDatabase("test_" + UUID.randomUUID().toString().replace("-", ""));
    }

    private static String uri() {
        var given = System.getenv("MONGODB_URI");
        return given == null ? new MongoServer(new MemoryBackend()).bindAndGetConnectionString() : given;
    }
}
