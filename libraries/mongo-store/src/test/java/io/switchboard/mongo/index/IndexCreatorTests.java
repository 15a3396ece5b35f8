package io.switchboard.mongo.index;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import io.switchboard.testing.TestMongo;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ApplicationContextException;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;
import org.springframework.mock.env.MockEnvironment;

import static com.mongodb.client.model.Indexes.ascending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class IndexCreatorTests {

    private static final DeclaredIndex ONE_PER_ADDRESS =
            DeclaredIndex.unique("contacts", "one_per_address", ascending("key"), "a customer is one contact");
    private static final DeclaredIndex BY_TENANT =
            DeclaredIndex.plain("contacts", "by_tenant", ascending("tenantId"), "a tenant's list is quick");
    private static final RetiredIndex RETIRED =
            new RetiredIndex("contacts", "by_name", ascending("name"), "no query needs it");

    private static final Environment SERVICE =
            new MockEnvironment().withProperty("spring.application.name", "some-service");

    private final MongoDatabase database = TestMongo.emptyDatabase();

    @AfterEach
    void drop() {
        database.drop();
    }

    @Test
    void createsTheSameIndexesTwiceWithoutHarm() {
        indexes(database, ONE_PER_ADDRESS, BY_TENANT).createAll();
        indexes(database, ONE_PER_ADDRESS, BY_TENANT).createAll();

        assertThat(new IndexInspector(database, List.of(ONE_PER_ADDRESS, BY_TENANT)).deviations())
                .isEmpty();
    }

    @Test
    void aStartOverDuplicatesNamesTheIndexTheDocumentsAndTheRemedy() {
        database.getCollection("contacts")
                .insertMany(List.of(
                        contact("01", "demo|sms|+15551234567"),
                        contact("02", "demo|sms|+15551234567"),
                        contact("03", "demo|sms|+15557654321")));

        var analysis = failedStart(ONE_PER_ADDRESS, BY_TENANT);

        assertThat(analysis.getDescription())
                .startsWith("some-service cannot start")
                .contains("one_per_address of collection " + database.getName() + ".contacts")
                .contains("{\"key\": 1}, unique")
                .contains("a customer is one contact")
                .contains("documents with the same value are there already")
                .contains("\"demo|sms|…67\"} in 2 documents, the oldest has the _id 01")
                .doesNotContain("5551234567")
                .doesNotContain("by_tenant");
        assertThat(analysis.getAction())
                .contains(".getCollection(\"contacts\").aggregate([{\"$group\"")
                .contains("contacts_duplicates");
    }

    @Test
    void theAggregationThatIsNamedFindsTheDuplicates() {
        database.getCollection("contacts").insertMany(List.of(contact("01", "a"), contact("02", "a")));
        var command = new DuplicateDocuments(database).command(ONE_PER_ADDRESS);

        var pipeline = BsonDocument.parse("{\"pipeline\": "
                + command.substring(command.indexOf(".aggregate(") + 11, command.lastIndexOf(", {")) + "}");
        var found = database.getCollection("contacts")
                .aggregate(pipeline.getArray("pipeline").stream()
                        .map(stage -> stage.asDocument())
                        .toList())
                .first();

        assertThat(Objects.requireNonNull(found).getList("ids", String.class)).containsExactlyInAnyOrder("01", "02");
    }

    @Test
    void anIndexThatIsInTheWayIsShownWithTheCommandsThatReplaceIt() {
        database.getCollection("contacts").createIndex(ascending("key"), new IndexOptions().name("one_per_address"));

        var analysis = failedStart(ONE_PER_ADDRESS);

        assertThat(analysis.getDescription())
                .contains("a different index of this name or of these fields is there")
                .containsPattern("found: .*\"name\": \"one_per_address\"");
        assertThat(analysis.getAction())
                .contains(".dropIndex(\"one_per_address\"); db.getSiblingDB(\"" + database.getName()
                        + "\").getCollection(\"contacts\").createIndex({\"key\": 1},"
                        + " {\"name\": \"one_per_address\", \"unique\": true})");
    }

    @Test
    void anIndexCreatedByHandUnderAnotherNameServesAsWell() {
        database.getCollection("contacts")
                .createIndex(ascending("key"), new IndexOptions().name("key_1").unique(true));

        indexes(database, ONE_PER_ADDRESS).createAll();

        assertThat(new IndexInspector(database, List.of(ONE_PER_ADDRESS)).deviations())
                .isEmpty();
    }

    @Test
    void theCollationThatNewerServersNameIsNone() {
        var index = DeclaredIndex.unique("contacts", "one", BsonDocument.parse("{key: 1}"), "why");
        var listed = BsonDocument.parse("{key: {key: 1}, name: 'one', unique: true, collation: {locale: 'simple'}}");

        assertThat(index.isServedBy(listed)).isTrue();
        listed.getDocument("collation").put("locale", new BsonString("de"));
        assertThat(index.isServedBy(listed)).isFalse();
    }

    @Test
    void allIndexesThatFailAreNamedAtOnce() {
        var oneOpen = DeclaredIndex.unique("conversations", "one_open", ascending("openKey"), "one conversation");
        database.getCollection("contacts").insertMany(List.of(contact("01", "a"), contact("02", "a")));
        database.getCollection("conversations").insertMany(List.of(new Document("n", 1), new Document("n", 2)));

        var analysis = failedStart(ONE_PER_ADDRESS, oneOpen);

        assertThat(analysis.getDescription()).contains("one_per_address of", "one_open of");
        assertThat(analysis.getAction()).contains("For contacts.one_per_address:", "For conversations.one_open:");
    }

    @Test
    void aStartWithoutMongoNamesItOnce() {
        try (var nowhere = MongoClients.create("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=50")) {
            var analysis = failedStart(nowhere.getDatabase("nowhere"), ONE_PER_ADDRESS, BY_TENANT);

            assertThat(analysis.getDescription())
                    .contains("MongoDB cannot be reached", "127.0.0.1:1")
                    .doesNotContain("by_tenant");
            assertThat(analysis.getAction()).contains("MONGODB_URI", "MONGODB_TIMEOUT");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "11000, DUPLICATES",
        "85, CONFLICT",
        "86, CONFLICT",
        "13, NOT_AUTHORIZED",
        "18, NOT_AUTHORIZED",
        "67, REJECTED",
    })
    void anErrorCodeTellsTheReason(int code, IndexFailure.Reason reason) {
        assertThat(IndexFailure.Reason.of(failure(code))).isEqualTo(reason);
    }

    @Test
    void aUserWithoutTheRightToCreateIndexesIsToldTheRole() {
        var inspector = new IndexInspector(database, List.of(ONE_PER_ADDRESS));
        var failures = new IndexFailureExplainer(database, inspector, new DuplicateDocuments(database));

        assertThat(failures.explain(ONE_PER_ADDRESS, failure(13)).remedy().getFirst())
                .contains("{role: \"readWrite\", db: \"" + database.getName() + "\"}");
    }

    @Test
    void springBootFindsTheAnalyzer() {
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
                        .load(
                                FailureAnalyzer.class,
                                ArgumentResolver.of(Environment.class, SERVICE),
                                FailureHandler.handleMessage((message, failure) -> {})))
                .hasAtLeastOneElementOfType(IndexFailureAnalyzer.class);
    }

    @Test
    void dropsRetiredIndexesOnceTheDeclaredOnesAreThere() {
        var contacts = database.getCollection("contacts");
        contacts.createIndex(RETIRED.keys(), new IndexOptions().name(RETIRED.name()));
        contacts.insertMany(List.of(contact("1", "demo|+1"), contact("2", "demo|+1")));

        assertThatThrownBy(() -> indexes(database, ONE_PER_ADDRESS).createAll()).isInstanceOf(IndexesNotCreated.class);
        assertThat(names()).contains(RETIRED.name());

        contacts.deleteOne(new Document("_id", "2"));
        indexes(database, ONE_PER_ADDRESS).createAll();

        assertThat(names()).contains(ONE_PER_ADDRESS.name()).doesNotContain(RETIRED.name());
    }

    @Test
    void triesAgainInTheBackgroundUntilAllAreThere() {
        var contacts = database.getCollection("contacts");
        contacts.insertMany(List.of(contact("1", "demo|+1"), contact("2", "demo|+1")));
        var creation = new IndexCreator.InBackground(indexes(database, ONE_PER_ADDRESS, BY_TENANT), Duration.ofDays(1));
        assertThat(creation.hasTried()).isFalse();

        creation.run();

        assertThat(creation.hasTried()).isTrue();
        assertThat(names()).doesNotContain(ONE_PER_ADDRESS.name());

        contacts.deleteOne(new Document("_id", "2"));
        creation.run();

        assertThat(names()).contains(ONE_PER_ADDRESS.name(), BY_TENANT.name());
    }

    private List<String> names() {
        return database.getCollection("contacts")
                .listIndexes()
                .map(index -> index.getString("name"))
                .into(new ArrayList<>());
    }

    private FailureAnalysis failedStart(DeclaredIndex... indexes) {
        return failedStart(database, indexes);
    }

    private static FailureAnalysis failedStart(MongoDatabase database, DeclaredIndex... indexes) {
        var failure = catchThrowableOfType(
                IndexesNotCreated.class, () -> indexes(database, indexes).createAll());
        assertThat(failure.getMessage()).doesNotContain("5551234567");
        var analysis =
                new IndexFailureAnalyzer(SERVICE).analyze(new ApplicationContextException("failed to start", failure));
        return Objects.requireNonNull(analysis);
    }

    private static IndexCreator indexes(MongoDatabase database, DeclaredIndex... indexes) {
        var inspector = new IndexInspector(database, List.of(indexes));
        var failures = new IndexFailureExplainer(database, inspector, new DuplicateDocuments(database));
        return new IndexCreator(database, List.of(indexes), List.of(RETIRED), inspector, failures);
    }

    private static Document contact(String id, String key) {
        return new Document("_id", id).append("key", key);
    }

    private static MongoException failure(int code) {
        return new MongoCommandException(
                BsonDocument.parse("{ok: 0, code: " + code + ", errmsg: \"rejected\"}"), new ServerAddress());
    }
}
