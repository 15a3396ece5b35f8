package io.switchboard.conversation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;

import io.micrometer.core.instrument.MeterRegistry;
import io.switchboard.apidocument.ApiDocuments;
import io.switchboard.conversation.support.FakeTwilio;
import io.switchboard.conversation.support.FakeTwilio.Failure;
import io.switchboard.conversation.support.HostileRecords;
import io.switchboard.conversation.support.ServiceTopics;
import io.switchboard.events.Topics;
import io.switchboard.testing.TestMongo;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The whole service between a real Kafka, a MongoDB and a Twilio that fails on demand. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ConversationServiceIT {

    private static final ServiceTopics KAFKA = new ServiceTopics();
    private static final FakeTwilio TWILIO = new FakeTwilio();
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final int HOSTILE_ROUNDS = 8;

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @Autowired
    private KafkaListenerEndpointRegistry listeners;

    @Autowired
    private MeterRegistry meters;

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        registry.add("spring.kafka.bootstrap-servers", KAFKA::servers);
        registry.add("spring.mongodb.uri", TestMongo::connectionString);
        registry.add(
                "spring.mongodb.database",
                () -> "it_" + UUID.randomUUID().toString().substring(0, 8));
        registry.add("switchboard.keyset", KAFKA::keyset);
        registry.add("switchboard.sending.twilio-api-base-url", TWILIO::url);
        registry.add("switchboard.sending.twilio-timeout", () -> "1s");
        registry.add("switchboard.sending.settle-time", () -> "2s");
        registry.add("switchboard.listeners.age-interval", () -> "100ms");
        registry.add("management.server.port", () -> "0");
    }

    /** A token is the name of its tenant; the token {@code none} names none. */
    @TestConfiguration
    static class Tokens {

        @Bean
        JwtDecoder decoder() {
            return token -> Jwt.withTokenValue(token)
                    .header("alg", "none")
                    .claim("tenant", token.equals("none") ? " " : token)
                    .issuedAt(Instant.now())
                    .expiresAt(Instant.now().plusSeconds(60))
                    .build();
        }
    }

    @AfterAll
    static void close() {
        TWILIO.close();
        KAFKA.close();
    }

    @Test
    void storesAndPublishesATextOfACustomer() {
        var customer = "+15551230001";

        customerTexts(customer, sid(1));
        KAFKA.writeSample(
                "inbound-message",
                Map.of(
                        "+15551230001",
                        customer,
                        "SM0123456789abcdef0123456789abcdef",
                        sid(1),
                        "09:30:00.123Z",
                        "09:30:01.456Z"));

        var conversation = awaitConversation("demo", customer);
        var thread = get("demo", "/api/conversations/" + text(conversation, "id") + "/messages")
                .get("items");
        assertThat(thread).hasSize(1);
        assertThat(text(thread.get(0), "body")).isEqualTo("Привет 👋 & <b>hello</b>");
        assertThat(text(thread.get(0), "status")).isEqualTo("received");
        await().untilAsserted(() ->
                assertThat(publishedFor(text(thread.get(0), "id"))).hasSize(1));
    }

    @Test
    void thePublishedDocumentIsThatOfTheCode(@Autowired ApiDocuments documents) {
        documents.assertPublished("conversation-service");
    }

    @Test
    void showsATenantNothingOfAnother() {
        customerTexts("+15551230002", sid(2));
        var id = text(awaitConversation("demo", "+15551230002"), "id");

        assertThat(get("other", "/api/conversations").get("items")).isEmpty();
        assertThat(send("GET", "other", "/api/conversations/" + id, null).statusCode())
                .isEqualTo(404);
        assertThat(send("GET", "other", "/api/conversations/" + id + "/messages", null)
                        .statusCode())
                .isEqualTo(404);
        assertThat(send("POST", "other", "/api/conversations/" + id + "/messages", "{\"body\":\"Hi\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void sendsAnAnswerAndFollowsItsStatuses() {
        var message = post("demo", "/api/messages", Map.of("to", "+15551230003", "body", "Hello Ada"));
        var id = text(message, "id");

        assertThat(text(message, "status")).isEqualTo("queued");
        var sid = awaitSid(id);
        assertThat(TWILIO.accepted("Hello Ada")).hasSize(1);
        KAFKA.writeSample(
                "message-status",
                Map.of("019aa5b2-7c31-7cc3-98c4-dc0c0c07398f", id, "SMfedcba9876543210fedcba9876543210", sid));
        awaitStatus(id, "delivered");
    }

    @ParameterizedTest
    @CsvSource({
        "+15551230010, ERROR_AFTER_ACCEPTING",
        "+15551230011, ERROR_BEFORE_ACCEPTING",
        "+15551230012, SILENCE_AFTER_ACCEPTING",
        "+15551230013, BUSY"
    })
    void neverSendsATextTwiceWhateverBecomesOfTheAnswer(String to, Failure failure) {
        TWILIO.failNext(failure);

        var message = post("demo", "/api/messages", Map.of("to", to, "body", "once, after " + failure));

        awaitSid(text(message, "id"));
        assertThat(TWILIO.accepted("once, after " + failure)).hasSize(1);
    }

    @Test
    void tellsWhyTwilioRefused() {
        TWILIO.failNext(Failure.OPTED_OUT);

        var message = post("demo", "/api/messages", Map.of("to", "+15551230014", "body", "Unwanted"));

        var failed = awaitStatus(text(message, "id"), "failed");
        assertThat(failed.get("errorCode").asInt()).isEqualTo(21610);
        assertThat(TWILIO.accepted("Unwanted")).isEmpty();
    }

    @Test
    void takesARepeatedRequestWithTheSameKeyForTheSameMessage() {
        var request = Map.of("to", "+15551230015", "body", "Only one of me");

        var first = request("demo", "/api/messages", request, "key-1");
        var again = request("demo", "/api/messages", request, "key-1");
        var other = request("demo", "/api/messages", Map.of("to", "+15551230015", "body", "Another"), "key-1");

        assertThat(text(json(again), "id")).isEqualTo(text(json(first), "id"));
        assertThat(other.statusCode()).isEqualTo(409);
        awaitSid(text(json(first), "id"));
        assertThat(TWILIO.accepted("Only one of me")).hasSize(1);
        assertThat(TWILIO.accepted("Another")).isEmpty();
    }

    @Test
    void anRcsAgentIsAnsweredThroughTheAccountThatReceivedTheMessage() {
        KAFKA.writeSample(
                "inbound-rcs-message",
                Map.of("+15551230001", "+15551230020", "SM0123456789abcdef0123456789abcdef", sid(20)));
        var conversation = awaitConversation("demo", "+15551230020");

        var answer = post(
                "demo",
                "/api/conversations/" + text(conversation, "id") + "/messages",
                Map.of("body", "Calling you, agent"));

        awaitSid(text(answer, "id"));
        assertThat(TWILIO.accepted("Calling you, agent")).singleElement().satisfies(sent -> {
            assertThat(sent).containsEntry("from", "rcs:bikes_agent").containsEntry("to", "rcs:+15551230020");
        });
    }

    @Test
    void aShortCodeThatWroteIsNotAnswered() {
        customerTexts("24365", sid(21));
        var conversation = awaitConversation("demo", "24365");

        var answer = send(
                "POST", "demo", "/api/conversations/" + text(conversation, "id") + "/messages", "{\"body\":\"Hi\"}");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(text(json(answer), "type")).endsWith("/recipient-cannot-receive");
    }

    @Test
    void showsALocationAndAPictureInMessageAndList() {
        KAFKA.writeSample(
                "inbound-whatsapp-location",
                Map.of("+15551230001", "+15551230022", "SM0123456789abcdef0123456789abcdef", sid(22)));
        KAFKA.writeSample(
                "inbound-whatsapp-message",
                Map.of("+15551230001", "+15551230023", "MM0123456789abcdef0123456789abcdef", sid(23)));

        var located = awaitConversation("demo", "+15551230022");
        var pictured = awaitConversation("demo", "+15551230023");

        var message = get("demo", "/api/conversations/" + text(located, "id") + "/messages")
                .get("items")
                .get(0);
        assertThat(message.at("/details/location/latitude").asDouble()).isEqualTo(52.5162746);
        assertThat(text(message, "body")).contains("Brandenburger Tor");
        assertThat(text(located.get("lastMessage"), "preview")).contains("Brandenburger Tor");
        assertThat(text(pictured.get("lastMessage"), "preview")).isEqualTo("Picture");
        assertThat(text(pictured, "contactName")).isEqualTo("Ada");
    }

    @Test
    void storesAndShowsWhatNoDatabaseLikes() {
        var body = "NUL \u0000, $set, a.b, \uffff and 👋";

        var message = post("demo", "/api/messages", Map.of("to", "+15551230024", "body", body));

        assertThat(text(get("demo", "/api/messages/" + text(message, "id")), "body"))
                .isEqualTo(body);
    }

    @Test
    void aRecordThatIsNoEventIsDeadLetteredWithItsReason() {
        KAFKA.write("twilio.messaging", "unreadable", Map.of("ce_id", "1"), "not json {");
        customerTexts("+15551230016", sid(16));

        awaitConversation("demo", "+15551230016");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(KAFKA.read(Topics.TWILIO_MESSAGING.deadLetters()))
                        .filteredOn(each -> each.key().equals("unreadable"))
                        .singleElement()
                        .satisfies(record -> {
                            assertThat(record.value()).isEqualTo("not json {");
                            assertThat(record.headers().lastHeader("reason")).isNotNull();
                        }));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/api/messages; {\"to\":\"5551230001\",\"body\":\"x\"}; 400; invalid-address",
                "/api/messages; {\"to\":\"+1555123' OR 1=1\",\"body\":\"x\"}; 400; invalid-address",
                "/api/messages; {\"body\":\"x\"}; 400; invalid-address",
                "/api/messages; {\"to\":\"+15551230001\"}; 400; empty-message",
                "/api/messages; {\"to\":\"+15551230001\",\"from\":\"+15005550010\",\"body\":\"x\"}; 409;"
                        + " number-not-owned",
                "/api/messages; {\"to\":\"+15551230001\",\"channel\":\"a:b\",\"body\":\"x\"}; 400; invalid-channel",
                "/api/messages; {\"to\":; 400; bad-request",
                "/api/messages; []; 400; bad-request",
                "/api/messages; null; 400; bad-request",
                "/api/messages; \"Hi\"; 400; bad-request",
                "/api/messages; 1e999999; 400; bad-request",
                "/api/messages; {\"to\":15551230001,\"body\":\"x\"}; 400; bad-request",
                "/api/messages; {\"to\":\"+15551230001\",\"body\":1e400}; 400; bad-request",
                "/api/messages; {\"to\":\"+15551230001\",\"body\":true}; 400; bad-request",
                "/api/messages; {\"to\":\"+15551230001\",\"body\":{}}; 400; bad-request",
                "/api/messages; {\"to\":\"+15551230001\",\"body\":[\"x\"]}; 400; bad-request",
                "/api/messages; {\"to\":\"+15551230001\",\"mediaUrls\":\"https://m\"}; 400; bad-request",
                "/api/messages; {\"to\":\"+15551230001\",\"mediaUrls\":[{}]}; 400; bad-request",
                "/api/messages; {\"to\":\"+15551230001\",\"mediaUrls\":[null]}; 400; invalid-media-url",
                "/api/messages; {\"to\":\"+15551230001\",\"body\":\"x\",\"body\":\"y\"}; 400; bad-request",
                "/api/messages; {\"to\":\"+15551230001\",\"body\":\"\\ud83d\"}; 400; invalid-text",
                "/api/messages; {\"to\":\"\\udc4b\",\"body\":\"x\"}; 400; invalid-text",
                "/api/messages; {\"to\":\"+15551230001\",\"body\":\"x\",\"\\ud83d\":1}; 400; bad-request",
                "/api/messages; {\"to\":\"+15551230001\",\"mediaUrls\":[\"https://m.example/\\ud83d\"]}; 400;"
                        + " invalid-text",
                "/api/messages?dryRun=true; {\"to\":\"+15551230001\",\"body\":\"x\"}; 400; unknown-parameter",
                "/api/messages; {\"to\":\"24365\",\"body\":\"x\"}; 400; invalid-address",
                "/api/messages; {\"to\":\"+15551230001\",\"from\":\"BIKES\",\"body\":\"x\"}; 400; invalid-address",
                "/api/conversations/none/messages; {\"body\":\"x\"}; 404; conversation-not-found"
            })
    void answersBadInputWithAProblem(String path, String body, int status, String type) {
        var answer = send("POST", "demo", path, body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(text(json(answer), "type")).isEqualTo("https://switchboard.io/problems/" + type);
        assertThat(answer.body()).doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/conversations?cursor=tampered, 400, invalid-cursor",
        "/api/conversations?limit=0, 400, invalid-limit",
        "/api/conversations?limit=100000, 400, invalid-limit",
        "/api/conversations?limit=many, 400, bad-request",
        "/api/conversations?limit=99999999999, 400, bad-request",
        "/api/conversations?limit=, 400, invalid-limit",
        "/api/conversations?limit, 400, invalid-limit",
        "/api/conversations?cursor=%20, 400, invalid-cursor",
        "/api/conversations?limit=1&limit=2, 400, repeated-parameter",
        "/api/conversations?foo=bar, 400, unknown-parameter",
        "/api/conversations?foo, 400, unknown-parameter",
        "/api/conversations?Limit=2, 400, unknown-parameter",
        "/api/conversations?%66oo=bar, 400, unknown-parameter",
        "/api/conversations?=1, 400, unknown-parameter",
        "/api/conversations?cursor=%ED%A0%BD, 400, invalid-query",
        "/api/conversations?cursor=%E9, 400, invalid-query",
        "/api/conversations?%ED%A0%BD=1, 400, invalid-query",
        "/api/conversations?cursor=%00, 400, invalid-cursor",
        "/api/conversations/x?foo=bar, 400, unknown-parameter",
        "/api/conversations/x/messages?foo=bar, 400, unknown-parameter",
        "/api/messages/x?foo=bar, 400, unknown-parameter",
        "/api/messages/%ED%A0%BD, 400, bad-request",
        "/api/conversations/%ED%A0%BD, 400, bad-request",
        "/api/conversations/%E9/messages, 400, bad-request",
        "/api/messages/%F0%9F%91%8B, 404, message-not-found",
        "/api/messages/019aa5b2-0000-7000-8000-000000000000, 404, message-not-found"
    })
    void answersBadQueriesWithAProblem(String path, int status, String type) {
        var answer = send("GET", "demo", path, null);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(text(json(answer), "type")).endsWith("/" + type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "?limit=2&", "?&limit=2", "?%6Cimit=2", "?cursor="})
    void takesAQueryHoweverItIsWritten(String query) {
        get("demo", "/api/conversations" + query);
    }

    @Test
    void namesTheUnknownParameterAndTheKnownOnes() {
        var answer = send("GET", "demo", "/api/conversations?status=open", null);

        assertThat(text(json(answer), "detail")).contains("'status'").contains("limit, cursor");
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        var body = "{\"to\":\"+15551230001\",\"body\":\"" + "x".repeat(300_000) + "\"}";

        var answer = send("POST", "demo", "/api/messages", body);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(text(json(answer), "type")).endsWith("/content-too-large");
    }

    @Test
    void refusesAnIdempotencyKeyThatIsTooLong() {
        var request = Map.of("to", "+15551230025", "body", "Hi");

        assertThat(request("demo", "/api/messages", request, "k".repeat(256)).statusCode())
                .isEqualTo(400);
        assertThat(request("demo", "/api/messages", request, "k".repeat(255)).statusCode())
                .isEqualTo(202);
    }

    @Test
    void refusesARequestWithoutAToken() {
        var answer = send("GET", null, "/api/conversations", null);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(text(json(answer), "type")).endsWith("/unauthenticated");
    }

    @Test
    void refusesATokenWithoutATenant() {
        var answer = send("GET", "none", "/api/conversations", null);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(text(json(answer), "type")).endsWith("/no-tenant");
    }

    @Test
    void pagesThroughAList() {
        for (var i = 0; i < 3; i++) {
            customerTexts("+1555124000" + i, sid(4000 + i));
        }
        awaitConversation("demo", "+15551240000");
        awaitConversation("demo", "+15551240001");
        awaitConversation("demo", "+15551240002");

        var ids = new ArrayList<String>();
        var path = "/api/conversations?limit=2";
        JsonNode page;
        do {
            page = get("demo", path);
            page.get("items").forEach(each -> ids.add(text(each, "id")));
            path = "/api/conversations?limit=2&cursor=" + page.get("next").asString();
        } while (!page.get("next").isNull());

        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(3);
        assertThat(get("demo", "/api/conversations?limit=200").get("items")).hasSize(ids.size());
    }

    @Test
    void aListenerThatHasStoppedIsNamedAndTheAgeOfItsRecordsGrows() {
        var listener = Objects.requireNonNull(listeners.getListenerContainer("twilio-messaging"));
        listener.stop();
        try {
            customerTexts("+15551230017", sid(17));

            await().untilAsserted(() -> assertThat(oldestRecordAge()).isPositive());
            assertThat(health()).contains("has stopped");
        } finally {
            listener.start();
        }
        awaitConversation("demo", "+15551230017");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(oldestRecordAge()).isZero());
        assertThat(health()).doesNotContain("has stopped");
    }

    @Test
    void healthWatchesTheIndexesAndIsUpOnTheStandInToo() {
        await().untilAsserted(() -> {
            var components = JSON.readTree(health()).get("components");
            assertThat(text(components.get("indexes"), "status")).isEqualTo("UP");
            assertThat(text(components.get("mongo"), "status")).isEqualTo("UP");
        });
        assertThat(meters.get("switchboard.storage.indexes.missing").gauge().value())
                .isZero();
    }

    private double oldestRecordAge() {
        return meters.get("switchboard.kafka.records.oldest.age")
                .tag("topic", "twilio.messaging")
                .gauge()
                .value();
    }

    /** Rounds of random records of other tenants; after each, a good text and a good status take the usual time. */
    @Test
    void hostileRecordsOfOtherTenantsStopNobody() {
        var seed = new SecureRandom().nextLong();
        var hostile = new HostileRecords(new Random(seed), KAFKA);
        for (var round = 0; round < HOSTILE_ROUNDS; round++) {
            for (var i = 0; i < 60; i++) {
                hostile.write();
            }
            var customer = "+1555125%04d".formatted(round);
            customerTexts(customer, sid(5000 + round));
            var sent = text(post("demo", "/api/messages", Map.of("to", customer, "body", "Round " + round)), "id");

            awaitConversation("demo", customer);
            awaitSid(sent);
            KAFKA.writeSample(
                    "message-status",
                    Map.of(
                            "019aa5b2-7c31-7cc3-98c4-dc0c0c07398f",
                            sent,
                            "SMfedcba9876543210fedcba9876543210",
                            awaitSid(sent)));
            awaitStatus(sent, "delivered");
        }
        assertThat(health()).as("seed " + seed).contains("processes records").doesNotContain("has repeated");
    }

    private static void customerTexts(String customer, String sid) {
        KAFKA.writeSample(
                "inbound-message", Map.of("+15551230001", customer, "SM0123456789abcdef0123456789abcdef", sid));
    }

    private static String sid(int number) {
        return "SM%032x".formatted(number);
    }

    private static List<String> publishedFor(String messageId) {
        return KAFKA.read(Topics.EVENTS).stream()
                .filter(each -> header(each, "ce_subject").equals(messageId))
                .map(each -> header(each, "ce_id"))
                .toList();
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private JsonNode awaitConversation(String tenant, String theirs) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> {
                            for (var each :
                                    get(tenant, "/api/conversations?limit=200").get("items")) {
                                if (text(each, "theirAddress").equals(theirs)) {
                                    return each;
                                }
                            }
                            return JSON.nullNode();
                        },
                        each -> !each.isNull());
    }

    private String awaitSid(String id) {
        return text(
                await().atMost(Duration.ofSeconds(30))
                        .until(
                                () -> json(send("GET", "demo", "/api/messages/" + id, null)),
                                each -> each.has("twilioSid")),
                "twilioSid");
    }

    private JsonNode awaitStatus(String id, String status) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> json(send("GET", "demo", "/api/messages/" + id, null)),
                        each -> each.path("status").asString("").equals(status));
    }

    private String health() {
        return send("GET", null, "http://localhost:" + managementPort + "/actuator/health", null)
                .body();
    }

    private JsonNode get(String tenant, String path) {
        var answer = send("GET", tenant, path, null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private JsonNode post(String tenant, String path, Map<String, String> body) {
        var answer = send("POST", tenant, path, JSON.writeValueAsString(body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return json(answer);
    }

    private HttpResponse<String> request(String tenant, String path, Map<String, String> body, String key) {
        return send("POST", tenant, path, JSON.writeValueAsString(body), "Idempotency-Key", key);
    }

    private HttpResponse<String> send(
            String method, @Nullable String tenant, String path, @Nullable String body, String... headers) {
        var all = new HashMap<String, String>();
        all.put("Content-Type", "application/json");
        if (tenant != null) {
            all.put("Authorization", "Bearer " + tenant);
        }
        for (var i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        var request = HttpRequest.newBuilder(
                        URI.create(path.startsWith("/") ? "http://localhost:" + port + path : path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        all.forEach(request::header);
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asString();
    }
}
