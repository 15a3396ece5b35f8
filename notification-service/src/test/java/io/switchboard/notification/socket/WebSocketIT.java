package io.switchboard.notification.socket;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.Topics;
import io.switchboard.notification.NotificationTest;
import io.switchboard.notification.Tokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Streams over WebSockets in the whole service over a real broker. Each test has tenants of its own. */
@NotificationTest
class WebSocketIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final String demo = "demo-" + UUID.randomUUID();
    private final String token = Tokens.of(demo);

    @LocalServerPort
    private int port;

    @Autowired
    private KafkaTemplate<String, CloudEvent<?>> kafka;

    @Test
    void anEventArrivesAsItHappens() throws Exception {
        try (var client = connect(null)) {
            publish(demo, "SM1", "Grüße 🚗");

            var event = client.next().orElseThrow();
            assertThat(event.get("id").asString()).isEqualTo("SM1");
            assertThat(event.get("type").asString()).isEqualTo("message.received");
            assertThat(event.get("tenantId").asString()).isEqualTo(demo);
            assertThat(event.get("notification").asString()).isEqualTo("sms_received");
            assertThat(event.get("data").get("body").asString()).isEqualTo("Grüße 🚗");
        }
    }

    @Test
    void aLargeEventArrivesWhole() throws Exception {
        try (var client = connect(null)) {
            publish(demo, "SM1", "ä🚗".repeat(30_000));

            assertThat(client.next().orElseThrow().get("data").get("body").asString())
                    .isEqualTo("ä🚗".repeat(30_000));
        }
    }

    @Test
    void nothingIsMissedOrRepeatedAcrossReconnects() throws Exception {
        var first = connect(null);
        await().atMost(TIMEOUT).until(() -> first.cursor() != null);
        var read = CompletableFuture.supplyAsync(() -> readWithReconnects(first, 2_000));
        for (var i = 0; i < 2_000; i++) {
            publish(demo, "demo" + i, "Hi");
        }

        assertThat(read.get()).isEqualTo(numbered(2_000));
    }

    @Test
    void aCursorThatCannotBeResumedLeadsToAReloadAndThenToLiveEvents() throws Exception {
        try (var client = connect("nonsense")) {
            var reload = client.next().orElseThrow();
            publish(demo, "afterwards", "Hi");

            assertThat(reload.get("type").asString()).isEqualTo("reload");
            assertThat(reload.get("reason").asString()).isEqualTo("unreadable-id");
            assertThat(client.next().orElseThrow().get("id").asString()).isEqualTo("afterwards");
        }
    }

    @Test
    void aFilterAppliesToLiveAndToMissedEvents() throws Exception {
        String cursor;
        try (var client = WebSocketClient.connect(port, "?types=note.added", token)) {
            await().atMost(TIMEOUT).until(() -> client.cursor() != null);
            cursor = client.cursor();
        }
        publish(demo, "message", "Hi");
        try (var client = WebSocketClient.connect(port, "?types=note.added&lastEventId=" + cursor, token)) {
            publish(demo, EventType.NOTE_ADDED, "note", "Hi");

            assertThat(client.next().orElseThrow().get("id").asString()).isEqualTo("note");
        }
        assertThat(WebSocketClient.refusal(port, "?types=message.recieved", token))
                .isEqualTo(400);
    }

    @Test
    void aTicketOpensOneWebSocketOfItsTenant() throws Exception {
        var ticket = ticket(token);
        try (var client = WebSocketClient.connect(port, "?ticket=" + ticket, null)) {
            publish(demo, "SM1", "Hi");
            assertThat(client.next().orElseThrow().get("tenantId").asString()).isEqualTo(demo);
        }

        assertThat(closeCode("?ticket=" + ticket, null)).isEqualTo(4403);
        assertThat(closeCode("?ticket=nonsense", null)).isEqualTo(4403);
    }

    @Test
    void theTicketOfAnotherTenantIsRefused() throws Exception {
        var foreign = ticket(Tokens.of("other-" + UUID.randomUUID()));

        assertThat(closeCode("?ticket=" + foreign, token)).isEqualTo(4403);
    }

    @Test
    void withoutTicketAndTokenThereIsNoWebSocket() {
        assertThat(WebSocketClient.refusal(port, "", null)).isEqualTo(401);
        assertThat(WebSocketClient.refusal(port, "", Tokens.ofAnotherIssuer(demo)))
                .isEqualTo(401);
        assertThat(WebSocketClient.refusal(port, "", Tokens.of(null))).isEqualTo(403);
        assertThat(WebSocketClient.refusal(port, "", null, "switchboard.v1", "bearer.nonsense"))
                .isEqualTo(401);
    }

    @Test
    void aTicketIsForAWebSocketOnly() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url("/api/stream?ticket=" + ticket(token))));

        assertThat(send(request.GET()).statusCode()).isEqualTo(401);
        assertThat(send(request.header("Authorization", "Bearer " + token).GET())
                        .body())
                .contains("ticket-without-websocket");
    }

    @Test
    void aTokenMayBeASubprotocol() throws Exception {
        try (var client = WebSocketClient.connect(port, "", null, "switchboard.v1", "bearer." + token)) {
            publish(demo, "SM1", "Hi");

            assertThat(client.socket().getSubprotocol()).isEqualTo("switchboard.v1");
            assertThat(client.next().orElseThrow().get("tenantId").asString()).isEqualTo(demo);
        }
    }

    @Test
    void aStreamEndsWithItsToken() throws Exception {
        var brief = Tokens.of(demo, Duration.ofSeconds(2));

        assertThat(closeCode("", brief)).isEqualTo(4401);
        assertThat(closeCode("?ticket=" + ticket(Tokens.of(demo, Duration.ofSeconds(2))), null))
                .isEqualTo(4401);
    }

    @Test
    void aStreamBeyondTheLimitOfItsTenantIsClosed() throws Exception {
        try (var one = connect(null);
                var two = connect(null);
                var three = connect(null)) {
            for (var client : List.of(one, two, three)) {
                await().atMost(TIMEOUT).until(() -> client.cursor() != null);
            }
            assertThat(closeCode("", token)).isEqualTo(4429);
        }
        await().atMost(TIMEOUT).until(() -> {
            try (var client = connect(null)) {
                publish(demo, UUID.randomUUID().toString(), "Hi");
                return client.next().isPresent();
            }
        });
    }

    @Test
    void aClientThatDoesNotReadIsToldThatItIsTooSlowAndMissesNothing() throws Exception {
        var ids = new ArrayList<String>();
        try (var slow = WebSocketClient.connectPaused(port, token)) {
            for (var i = 0; i < 1_200; i++) {
                publish(demo, "demo" + i, "x".repeat(16_000));
            }
            kafka.flush();
            slow.read();
            for (var event = slow.next(); event.isPresent(); event = slow.next()) {
                ids.add(event.get().get("id").asString());
            }
            assertThat(slow.closeCode()).isEqualTo(4408);
            assertThat(ids).hasSizeLessThan(1_200);
            try (var again = connect(slow.cursor())) {
                while (ids.size() < 1_200) {
                    ids.add(again.next().orElseThrow().get("id").asString());
                }
            }
        }
        assertThat(ids).isEqualTo(numbered(1_200));
    }

    @Test
    void aMessageOfOneMegabyteClosesTheWebSocket() throws Exception {
        try (var client = connect(null)) {
            client.socket().sendText("{}", true).join();
            var unused = client.socket().sendText("x".repeat(1 << 20), true);

            assertThat(client.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void aClientThatTalksIsClosed() throws Exception {
        try (var client = connect(null)) {
            for (var i = 0; i <= WebSocketConnection.MAX_MESSAGES; i++) {
                client.socket().sendText("{}", true).join();
            }

            assertThat(client.closeCode()).isEqualTo(1008);
        }
    }

    private WebSocketClient connect(@Nullable String cursor) {
        return WebSocketClient.connect(port, cursor == null ? "" : "?lastEventId=" + cursor, token);
    }

    private int closeCode(String query, @Nullable String bearer) {
        try (var client = WebSocketClient.connect(port, query, bearer)) {
            return client.closeCode();
        }
    }

    private String ticket(String bearer) throws Exception {
        var answer = send(HttpRequest.newBuilder(URI.create(url("/api/stream/tickets")))
                .header("Authorization", "Bearer " + bearer)
                .POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        return new JsonMapper().readTree(answer.body()).get("ticket").asString();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }

    /** Reads events up to the count, reconnecting at random and where the service ends a stream that is behind. */
    private List<String> readWithReconnects(WebSocketClient first, int count) {
        var random = new Random(7);
        var ids = new ArrayList<String>();
        var client = first;
        var cursor = first.cursor();
        try {
            while (ids.size() < count) {
                var reads = Math.min(count - ids.size(), random.nextInt(1, 300));
                for (var i = 0; i < reads; i++) {
                    var event = client.next().orElse(null);
                    if (event == null) {
                        break;
                    }
                    ids.add(event.get("id").asString());
                    cursor = event.get("cursor").asString();
                }
                client.close();
                client = connect(cursor);
            }
            client.close();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return ids;
    }

    private static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(number -> "demo" + number).toList();
    }

    private void publish(String tenantId, String id, String body) {
        publish(tenantId, EventType.MESSAGE_RECEIVED, id, body);
    }

    private void publish(String tenantId, EventType type, String id, String body) {
        var event = new CloudEvent<Object>(
                id, type.type(), "/test", null, Instant.now(), tenantId, Map.of("id", id, "body", body));
        var unused = kafka.send(Topics.EVENTS.name(), tenantId, event);
    }
}
