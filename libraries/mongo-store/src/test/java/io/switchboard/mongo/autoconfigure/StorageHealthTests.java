package io.switchboard.mongo.autoconfigure;

import com.mongodb.client.MongoClients;
import io.switchboard.testing.TestMongo;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

class StorageHealthTests {

    @Test
    void isUpWhileMongoAnswersAlsoOnTheStandIn() {
        assertThat(new StorageHealth(TestMongo.emptyDatabase()).health().getStatus())
                .isEqualTo(Status.UP);
    }

    @Test
    void isDownWhileMongoIsAway() {
        try (var nowhere = MongoClients.create("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=20")) {
            assertThat(new StorageHealth(nowhere.getDatabase("nowhere")).health())
                    .satisfies(health -> assertThat(health.getStatus()).isEqualTo(Status.DOWN))
                    .satisfies(health ->
                            assertThat(String.valueOf(health.getDetails())).contains("127.0.0.1:1"));
        }
    }
}
