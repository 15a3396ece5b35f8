package io.switchboard.provisioning.recordreplay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import io.switchboard.provisioning.ProvisioningTest;
import io.switchboard.provisioning.TestApi;
import io.switchboard.testing.TestKafka;
import io.switchboard.testing.TestTokens;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Lists, replays and discards dead letters of a topic of its own, as an operator does. */
@ProvisioningTest
class RecordReplayIT {

    private static final String ORIGIN = "example-" + UUID.randomUUID();
    private static final String DEAD_LETTERS = ORIGIN + ".dlt";
    private static final String PATH = "/api/operator/dead-letters";

    @LocalServerPort
    private int port;

    private TestApi operator = new TestApi(0, "");
    private String reason = "";

    @BeforeAll
    static void createTopics() throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", TestKafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(ORIGIN, 1, (short) 1), new NewTopic(DEAD_LETTERS, 2, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(TopicExistsException.class);
        }
    }

    @BeforeEach
    void logIn() {
        operator = new TestApi(port, TestTokens.of(null, "operator"));
        reason = "reason " + UUID.randomUUID();
    }

    @Test
    void deadLettersAreListedPageByPageInTheOrderOfPartitionAndOffset() throws Exception {
        deadLetter("a", 0);
        deadLetter("b", 1);
        deadLetter("c", 0);

        var first = list("&limit=2");
        var second = list("&limit=2&cursor=" + first.required("next").asString());

        assertThat(eventIds(first)).containsExactly("a", "c");
        assertThat(eventIds(second)).containsExactly("b");
        assertThat(first.at("/items/0/reason").asString()).isEqualTo(reason);
    }

    @Test
    void recordsAfterADiscardedOneAreAllListed() throws Exception {
        deadLetter("discarded", 0);
        run("discard", ", 'dryRun': false, 'note': 'a test'");
        for (var id : List.of("a", "b", "c", "d")) {
            deadLetter(id, 0);
        }

        var first = list("&limit=3");
        var second = list("&limit=3&cursor=" + first.required("next").asString());

        assertThat(eventIds(first)).containsExactly("a", "b", "c");
        assertThat(eventIds(second)).containsExactly("d");
    }

    @Test
    void oneIsShownWithItsHeadersAndWithoutSecrets() throws Exception {
        deadLetter("shown", 0);
        var id = list("").at("/items/0/id").asString();

        var shown = operator.send("GET", PATH + "/" + id, "");

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).contains("AC1").doesNotContain("s3cret");
    }

    @Test
    void aDryRunWritesNothingAndAReplayPutsRecordsBackOnce() throws Exception {
        deadLetter("one", 0);
        deadLetter("two", 0);
        var before = originals().size();

        var dryRun = run("replay", "");
        assertThat(dryRun.at("/counts/replayedByTopic/" + ORIGIN).asInt()).isEqualTo(2);
        assertThat(originals()).hasSize(before);
        var replay = run("replay", ", 'dryRun': false");
        var again = run("replay", ", 'dryRun': false, 'note': 'again'");

        assertThat(replay.at("/counts/replayed").asInt()).isEqualTo(2);
        assertThat(replay.at("/request/reason").asString()).isEqualTo(reason);
        assertThat(again.at("/counts/selected").asInt()).isZero();
        assertThat(originals()).hasSize(before + 2);
        assertThat(eventIds(list(""))).isEmpty();
        assertThat(eventIds(list("&state=replayed"))).containsExactly("one", "two");
    }

    @Test
    void aDiscardedRecordIsNotOfferedAgainAndNeedsAReason() throws Exception {
        deadLetter("discarded", 1);
        var body = "{'topic': '%s', 'reason': '%s', 'dryRun': false}".formatted(DEAD_LETTERS, reason);
        var refused = operator.send("POST", PATH + "/discard", body);

        run("discard", ", 'dryRun': false, 'note': 'a test'");

        assertThat(TestApi.problem(refused)).isEqualTo("note-required");
        assertThat(eventIds(list(""))).isEmpty();
        assertThat(list("&state=discarded").at("/items/0/decision/note").asString())
                .isEqualTo("a test");
    }

    @Test
    void theSameKeyIsTheSameOperationAndOnlyOperatorsMayAsk() throws Exception {
        var body = "{'topic': '%s', 'reason': '%s'}".formatted(DEAD_LETTERS, reason);
        var key = UUID.randomUUID().toString();

        var first = operator.json("POST", PATH + "/replay", body, "Idempotency-Key", key);
        var second = operator.json("POST", PATH + "/replay", body, "Idempotency-Key", key);
        var other = operator.send("POST", PATH + "/replay", "{}", "Idempotency-Key", key);
        var admin = TestApi.of(port, "demo", "admin").send("GET", PATH, "");

        assertThat(second.required("id")).isEqualTo(first.required("id"));
        assertThat(TestApi.problem(other)).isEqualTo("idempotency-key-reused");
        assertThat(TestApi.problem(admin)).isEqualTo("insufficient-role");
    }

    @Test
    void aRecordOfAnotherTopicCannotBeReplayed() throws Exception {
        var live = operator.send("POST", PATH + "/replay", "{'ids': ['%s:0:0'], 'dryRun': false}".formatted(ORIGIN));
        var unknown = operator.send("GET", PATH + "/" + DEAD_LETTERS + ":0:999999", "");

        assertThat(TestApi.problem(live)).isEqualTo("invalid-id");
        assertThat(unknown.statusCode()).isEqualTo(404);
    }

    @Test
    void tenantsAreListedToOperators() throws Exception {
        var tenants = operator.json("GET", "/api/operator/tenants?limit=5", "").required("items");

        assertThat(tenants).isNotEmpty().allSatisfy(tenant -> {
            assertThat(tenant.required("drifted").asInt()).isNotNegative();
            assertThat(tenant.required("failing").asInt()).isNotNegative();
            assertThat(tenant.required("recent").required("minutes").asInt()).isEqualTo(5);
        });
    }

    private JsonNode run(String action, String more) throws IOException {
        var body = "{'topic': '%s', 'reason': '%s'%s}".formatted(DEAD_LETTERS, reason, more);
        var id = operator.json("POST", PATH + "/" + action, body).required("id").asString();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> operation(id).required("state").asString().equals("succeeded"));
        return operation(id);
    }

    private JsonNode operation(String id) throws IOException {
        return operator.json("GET", "/api/operator/replays/" + id, "");
    }

    private JsonNode list(String more) throws IOException {
        return operator.json("GET", PATH + "?topic=" + DEAD_LETTERS + "&reason=" + reason.replace(' ', '+') + more, "");
    }

    private static List<String> eventIds(JsonNode page) {
        return page.required("items")
                .valueStream()
                .map(item -> item.required("eventId").asString())
                .toList();
    }

    private void deadLetter(String id, int partition) throws Exception {
        var value = "{\"accountSid\": \"AC1\", \"parameters\": {\"AuthToken\": \"s3cret\"}}";
        var record = new ProducerRecord<>(DEAD_LETTERS, partition, "key", value);
        record.headers()
                .add("ce_id", bytes(id))
                .add("ce_type", bytes("com.twilio.example"))
                .add("reason", bytes(reason))
                .add("authorization", bytes("s3cret"));
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", TestKafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(record).get();
        }
    }

    private static List<String> originals() {
        var partition = new TopicPartition(ORIGIN, 0);
        var values = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", TestKafka.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
