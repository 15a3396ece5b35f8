package io.switchboard.mongo.index;

import java.util.ArrayList;
import java.util.List;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import io.switchboard.testing.TestMongo;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static com.mongodb.client.model.Indexes.ascending;
import static org.assertj.core.api.Assertions.assertThat;

class RetiredIndexTests {

    private final MongoDatabase database = TestMongo.emptyDatabase();

    @AfterEach
    void drop() {
        database.drop();
    }

    @Test
    void anIndexOfAnEarlierReleaseIsDroppedOnce() {
        create("newest", ascending("tenantId"));
        create("other", ascending("key"));

        retire("newest", ascending("tenantId"));
        retire("newest", ascending("tenantId"));

        assertThat(names()).contains("other").doesNotContain("newest");
    }

    @Test
    void anIndexOfThatNameWithOtherFieldsStays() {
        create("newest", ascending("tenantId", "status"));

        retire("newest", ascending("tenantId"));

        assertThat(names()).contains("newest");
    }

    @Test
    void aDatabaseWithoutTheCollectionIsLeftAsItIs() {
        retire("newest", ascending("tenantId"));

        assertThat(database.listCollectionNames()).isEmpty();
    }

    private void create(String name, Bson keys) {
        database.getCollection("conversations").createIndex(keys, new IndexOptions().name(name));
    }

    private void retire(String name, Bson keys) {
        new RetiredIndex("conversations", name, keys, "no query needs it").dropFrom(database);
    }

    private List<String> names() {
        return database.getCollection("conversations")
                .listIndexes()
                .map(index -> index.getString("name"))
                .into(new ArrayList<>());
    }
}
