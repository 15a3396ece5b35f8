package io.switchboard.mongo;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.switchboard.testing.TestMongo;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DocumentInsertsTests {

    private static final Instant NOW = Instant.parse("2026-11-26T06:00:00.123Z");

    private final MongoDatabase database = TestMongo.emptyDatabase();
    private final MongoTemplate mongo = DocumentMapping.template(database, new MongoCustomConversions(List.of()));

    @Document("contacts")
    record Contact(
            @MongoId(FieldType.STRING) String id,
            @Field("key") String key,
            @Field("name") @Nullable String name,
            @Field("createdAt") Instant createdAt) {}

    @BeforeEach
    void declareUniqueKeys() {
        database.getCollection("contacts").createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));
    }

    @AfterEach
    void drop() {
        database.drop();
    }

    @Test
    void aDocumentHoldsItsComponentsAndNothingElse() {
        DocumentInserts.ifAbsent(mongo, contact("01", "a"));

        assertThat(database.getCollection("contacts", BsonDocument.class).find().first())
                .isEqualTo(BsonDocument.parse("{_id: '01', key: 'a', createdAt: {$date: '2026-11-26T06:00:00.123Z'}}"));
    }

    @Test
    void anIdThatLooksLikeAnObjectIdStaysText() {
        var contact = contact("507f1f77bcf86cd799439011", "a");

        DocumentInserts.ifAbsent(mongo, contact);

        assertThat(mongo.findById(contact.id(), Contact.class)).isEqualTo(contact);
        var stored =
                database.getCollection("contacts", BsonDocument.class).find().first();
        assertThat(Objects.requireNonNull(stored).isString("_id")).isTrue();
    }

    @Test
    void onlyTheFirstOfTwoIsInserted() {
        assertThat(DocumentInserts.ifAbsent(mongo, contact("01", "a"))).isTrue();

        assertThat(DocumentInserts.ifAbsent(mongo, contact("01", "b"))).isFalse();
        assertThat(DocumentInserts.ifAbsent(mongo, contact("02", "a"))).isFalse();
        assertThat(mongo.findAll(Contact.class)).containsExactly(contact("01", "a"));
    }

    @Test
    void aBatchInsertsAllThatAreNew() {
        DocumentInserts.ifAbsent(mongo, contact("02", "b"));

        var allNew = DocumentInserts.ifAbsent(
                mongo,
                Contact.class,
                List.of(contact("01", "a"), contact("02", "x"), contact("03", "b"), contact("04", "d")));

        assertThat(allNew).isFalse();
        assertThat(mongo.findAll(Contact.class)).extracting(Contact::id).containsExactlyInAnyOrder("01", "02", "04");
        assertThat(DocumentInserts.ifAbsent(mongo, Contact.class, List.of(contact("05", "e"))))
                .isTrue();
        assertThat(DocumentInserts.ifAbsent(mongo, Contact.class, List.of())).isTrue();
    }

    @Test
    void anotherErrorBesideADuplicateIsAFailure() {
        var tooLarge = new Contact("02", "b", "x".repeat(17 * 1024 * 1024), NOW);

        assertThatThrownBy(() -> DocumentInserts.ifAbsent(
                        mongo, Contact.class, List.of(contact("01", "a"), contact("01", "a"), tooLarge)))
                .isNotInstanceOf(org.springframework.dao.DuplicateKeyException.class);
    }

    private static Contact contact(String id, String key) {
        return new Contact(id, key, null, NOW);
    }
}
