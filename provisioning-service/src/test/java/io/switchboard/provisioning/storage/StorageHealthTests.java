package io.switchboard.provisioning.storage;

import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

class StorageHealthTests {

    @Test
    void isUpOnTheStandInToo() {
        var server = new MongoServer(new MemoryBackend());
        try (var client = MongoClients.create(server.bindAndGetConnectionString())) {
            assertThat(new StorageHealth(client.getDatabase("health")).health().getStatus())
                    .isEqualTo(Status.UP);
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    void isDownWhileMongoIsAway() {
        try (var nowhere = MongoClients.create("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=20")) {
            assertThat(new StorageHealth(nowhere.getDatabase("nowhere"))
                            .health()
                            .getStatus())
                    .isEqualTo(Status.DOWN);
        }
    }
}
