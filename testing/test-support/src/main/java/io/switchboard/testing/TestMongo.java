package io.switchboard.testing;

import java.util.UUID;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

/** The MongoDB of the tests in this JVM, started at the first use and shared by all of them; each takes a database of its own. */
public final class TestMongo {

    private TestMongo() {}

    /** Without a database's name. */
    public static String connectionString() {
        return switch (TestInfrastructure.chosen().mongoDb()) {
            case ENVIRONMENT -> System.getenv(TestInfrastructure.MONGODB_VARIABLE);
            case DOCKER -> withoutDatabase(DockerContainers.mongoDb());
            case IN_PROCESS -> InProcess.CONNECTION_STRING;
        };
    }

    /** A database's name that no other test has. */
    public static String databaseName() {
        return "test_" + UUID.randomUUID().toString().replace("-", "");
    }

    /** A database that no other test has, for this one to drop. */
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
