package io.switchboard.conversation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.switchboard.conversation.support.EmulatedTwilio;
import io.switchboard.conversation.support.ServiceTopics;
import io.switchboard.testing.TestMongo;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The whole service between a real Kafka, a MongoDB and a Twilio that fails on demand. All test classes share one context,
 * which lives until the JVM ends.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(ConversationServiceFixture.Tokens.class)
abstract class ConversationServiceFixture {

    static final ServiceTopics KAFKA = new ServiceTopics();
    static final EmulatedTwilio TWILIO = new EmulatedTwilio();
    static final JsonMapper JSON = new JsonMapper();

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

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
        registry.add("switchboard.sending.pace.enabled", () -> "false");
        registry.add("switchboard.listeners.age-interval", () -> "100ms");
        registry.add("switchboard.reconciliation.enabled", () -> "false");
        registry.add("management.server.port", () -> "0");
    }

    /** A token is the name of its tenant, and of a role after a plus sign; the tenant {@code none} is none. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Tokens {

        @Bean
        JwtDecoder decoder() {
            return token -> {
                var parts = List.of(token.split("[+]"));
                var jwt = Jwt.withTokenValue(token)
                        .header("alg", "none")
                        .claim("tenant", parts.getFirst().equals("none") ? " " : parts.getFirst())
                        .issuedAt(Instant.now())
                        .expiresAt(Instant.now().plusSeconds(60));
                return (parts.size() == 1 ? jwt : jwt.claim("roles", List.of(parts.getLast()))).build();
            };
        }
    }

    static void customerTexts(String customer, String sid) {
        KAFKA.writeSample(
                "inbound-message", Map.of("+15551230001", customer, "SM0123456789abcdef0123456789abcdef", sid));
    }

    static String sid(int number) {
        return "SM%032x".formatted(number);
    }

    JsonNode awaitConversation(String tenant, String theirs) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> {
                            for (var conversation :
                                    get(tenant, "/api/conversations?limit=200").get("items")) {
                                // A conversation is there a moment before its first message.
                                if (text(conversation, "theirAddress").equals(theirs)
                                        && conversation.hasNonNull("lastMessage")) {
                                    return conversation;
                                }
                            }
                            return JSON.nullNode();
                        },
                        conversation -> !conversation.isNull());
    }

    String awaitSid(String id) {
        return text(
                await().atMost(Duration.ofSeconds(30))
                        .until(
                                () -> json(send("GET", "demo", "/api/messages/" + id, null)),
                                message -> message.has("twilioSid")),
                "twilioSid");
    }

    JsonNode awaitStatus(String id, String status) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> json(send("GET", "demo", "/api/messages/" + id, null)),
                        message -> message.path("status").asString("").equals(status));
    }

    String health() {
        return send("GET", null, "http://localhost:" + managementPort + "/actuator/health", null)
                .body();
    }

    JsonNode get(String tenant, String path) {
        var answer = send("GET", tenant, path, null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    JsonNode post(String tenant, String path, Map<String, String> body) {
        var answer = send("POST", tenant, path, JSON.writeValueAsString(body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return json(answer);
    }

    HttpResponse<String> request(String tenant, String path, Map<String, String> body, String key) {
        return send("POST", tenant, path, JSON.writeValueAsString(body), "Idempotency-Key", key);
    }

    HttpResponse<String> send(
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

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    static String text(JsonNode node, String field) {
        return node.get(field).asString();
    }
}
