package io.switchboard.notification;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.Topics;
import io.switchboard.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The bell through its API, from an event on Kafka to the entry that a member has read. */
@NotificationTest
class BellIT {

    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    private int port;

    @Autowired
    private KafkaTemplate<String, CloudEvent<?>> kafka;

    private final String tenant = "bell-" + UUID.randomUUID();

    @Test
    void anEntryIsListedCountedAndRead() throws Exception {
        assertThat(json(get("ann", "/unread-count")).get("unread").asInt()).isZero();
        get("jonas", "/unread-count");
        publish("m1");
        publish("m2");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> json(get("ann", "/unread-count")).get("unread").asInt() == 2);

        var page = json(get("ann", "?limit=1"));
        var newest = page.get("items").get(0);
        var older = json(get("ann", "?limit=1&cursor=" + page.get("next").asString()))
                .get("items")
                .get(0);
        assertThat(newest.get("title").asString()).isEqualTo("New SMS from +15551230001");
        assertThat(older.get("id").asString()).isNotEqualTo(newest.get("id").asString());

        assertThat(post("jonas", "/" + newest.get("id").asString() + "/read", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(json(post("ann", "/" + older.get("id").asString() + "/read", ""))
                        .get("read")
                        .asBoolean())
                .isTrue();
        assertThat(json(get("ann", "/unread-count")).get("unread").asInt()).isEqualTo(1);
        assertThat(json(post("ann", "/read", "{\"upTo\":\"" + newest.get("id").asString() + "\"}"))
                        .get("unread")
                        .asInt())
                .isZero();
        assertThat(json(get("jonas", "/unread-count")).get("unread").asInt()).isEqualTo(2);
    }

    @Test
    void preferencesHaveARevision() throws Exception {
        var first = get("ann", "/preferences");
        assertThat(first.headers().firstValue("ETag")).contains("\"0\"");
        var body = "{\"types\":{\"sms_received\":{\"bell\":true,\"sound\":false,\"email\":false,\"push\":false}}}";

        var changed = send("ann", "PUT", "/preferences", body, "\"0\"");
        var stale = send("ann", "PUT", "/preferences", "{}", "\"0\"");

        assertThat(changed.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(send("ann", "PUT", "/preferences", changed.body(), "\"1\"").statusCode())
                .isEqualTo(200);
        assertThat(json(changed).at("/types/sms_received/sound").asBoolean()).isFalse();
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(send("ann", "PUT", "/preferences", "{\"types\":{\"fax\":{}}}", "*")
                        .statusCode())
                .isEqualTo(400);
    }

    private void publish(String id) {
        var data = Map.of(
                "id", id,
                "conversationId", "conversation-" + id,
                "direction", "inbound",
                "channel", "sms",
                "from", "+15551230001",
                "to", "+15005550006",
                "body", "Hi",
                "status", "received",
                "createdAt", Instant.now().toString());
        kafka.send(
                        Topics.EVENTS.name(),
                        tenant,
                        new CloudEvent<Object>(
                                tenant + id,
                                EventType.MESSAGE_RECEIVED.type(),
                                "/test",
                                id,
                                Instant.now(),
                                tenant,
                                data))
                .join();
    }

    private HttpResponse<String> get(String member, String path) throws Exception {
        return send(member, "GET", path, "", "*");
    }

    private HttpResponse<String> post(String member, String path, String body) throws Exception {
        return send(member, "POST", path, body, "*");
    }

    private HttpResponse<String> send(String member, String method, String path, String body, String ifMatch)
            throws Exception {
        var token = TestTokens.with(
                claims -> claims.subject(member).claim("tenant", tenant).claim("roles", List.of("agent")));
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/notifications" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("If-Match", ifMatch)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }
}
