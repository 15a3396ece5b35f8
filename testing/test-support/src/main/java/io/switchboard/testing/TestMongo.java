package io.switchboard.testing;

import java.util.UUID;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

/** The MongoDB that all tests of this JVM share, started at the first use. Each test takes a database of its own. */
public final class TestMongo {

    private TestMongo() {}

    /** Returns the connection string without a database's name. */
    public static String connectionString() {
        return switch (TestInfrastructure.chosen().mongoDb()) {
            case ENVIRONMENT -> System.getenv(TestInfrastructure.MONGODB_VARIABLE);
            case DOCKER -> withoutDatabase(DockerContainers.mongoDb());
            case IN_PROCESS -> InProcess.CONNECTION_STRING;
        };
    }

    /** Returns a database name that no other test has. */
    public static String databaseName() {
        return "test_" + UUID.randomUUID().toString().replace("-", "");
    }

    /** Returns a database that no other test has, which the caller must drop. */
    public static MongoDatabase emptyDatabase() {
        return Client.INSTANCE.getDatabase(databaseName());
    }

    private static String withoutDatabase(String url) {
        return url.replaceFirst("/[^/?]*(\\?|$)", "/$1");
    }

    /** Loaded at the first use. */
    private static final class InProcess {

        private static final String CONNECTION_STRING =
                new MongoServer(new MemoryBackend()).bindAndGetConnectionString();
    }

    /** Loaded at the first use. */
    private static final class Client {

        private static final MongoClient INSTANCE = MongoClients.create(connectionString());
    }
}
