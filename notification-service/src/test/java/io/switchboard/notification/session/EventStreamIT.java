package io.switchboard.notification.session;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.Topics;
import io.switchboard.notification.NotificationTest;
import io.switchboard.notification.Tokens;
import io.switchboard.notification.log.StreamPosition;
import io.switchboard.notification.stream.StreamRegistry;
import io.switchboard.testing.TestKafka;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The whole service over a real broker. Each test has tenants of its own. */
@NotificationTest
class EventStreamIT {

    private static final Admin ADMIN = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()));

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @Autowired
    private KafkaTemplate<String, CloudEvent<?>> kafka;

    @Autowired
    private StreamRegistry streams;

    @Autowired
    private MeterRegistry meters;

    private final String demo = "demo-" + UUID.randomUUID();

    /** The service creates the topic as well, in the background. */
    @BeforeAll
    static void createTopic() throws Exception {
        try {
            ADMIN.createTopics(List.of(new NewTopic(Topics.EVENTS.name(), 3, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(TopicExistsException.class);
        }
    }

    @Test
    void anEventArrivesAsItHappens() throws Exception {
        try (var client = connect(demo, null)) {
            publish(demo, "SM1");

            var event = client.next().orElseThrow();

            assertThat(event.name()).isEqualTo("message");
            assertThat(event.data().get("id").asString()).isEqualTo("SM1");
            assertThat(event.data().get("type").asString()).isEqualTo("message.received");
            assertThat(event.data().get("tenantId").asString()).isEqualTo(demo);
            assertThat(event.data().get("notification").asString()).isEqualTo("sms_received");
            assertThat(event.data().get("data").get("body").asString()).isEqualTo("Hi from SM1");
            assertThat(StreamPosition.parse(event.id())).isPresent();
            assertThat(client.response().headers().map())
                    .containsEntry("content-type", List.of("text/event-stream;charset=UTF-8"))
                    .containsEntry("cache-control", List.of("no-cache"))
                    .containsEntry("x-accel-buffering", List.of("no"));
        }
    }

    @Test
    void nothingIsMissedOrRepeatedAcrossReconnectsWhileTwoTenantsAreBusy() throws Exception {
        var other = "other-" + UUID.randomUUID();
        var demoClient = connect(demo, null);
        var otherClient = connect(other, null);
        var demos = CompletableFuture.supplyAsync(() -> readWithReconnects(demoClient, demo, 2_000));
        var others = CompletableFuture.supplyAsync(() -> readWithReconnects(otherClient, other, 2_000));

        for (var i = 0; i < 2_000; i++) {
            publish(demo, "demo" + i);
            publish(other, "other" + i);
        }

        assertThat(demos.get()).isEqualTo(numbered("demo", 2_000));
        assertThat(others.get()).isEqualTo(numbered("other", 2_000));
    }

    @Test
    void aClientThatDoesNotReadLosesItsStreamAndNoEvent() throws Exception {
        var other = "other-" + UUID.randomUUID();
        try (var slow = SseClient.connect(port, Tokens.of(demo), null);
                var quick = connect(other, null)) {
            var padding = "x".repeat(16_000);
            var sent = CompletableFuture.<RecordMetadata>completedFuture(null);
            for (var i = 0; i < 1_200; i++) {
                sent = published(demo, "demo" + i, padding);
            }
            sent.join();
            publish(other, "quick");

            assertThat(id(quick.next())).isEqualTo("quick");

            slow.read();
            var ids = new ArrayList<String>();
            for (var event = slow.next(); event.isPresent(); event = slow.next()) {
                ids.add(id(event));
            }
            assertThat(ids).hasSizeLessThan(1_200);
            assertThat(ended("too-slow")).isPositive();
            try (var again = connect(demo, slow.lastId())) {
                read(again, 1_200 - ids.size(), ids);
            }
            assertThat(ids).isEqualTo(numbered("demo", 1_200));
        }
    }

    @Test
    void anIdOfAnotherTenantRevealsNoneOfItsEvents() throws Exception {
        var other = tenantBeside(demo);
        String id;
        try (var client = connect(demo, null)) {
            publish(demo, "secret1");
            id = client.next().orElseThrow().id();
        }
        publish(demo, "secret2");
        publish(other, "own");
        published(demo, "secret3", "").join();

        try (var client = connect(other, id)) {
            assertThat(id(client.next())).isEqualTo("own");
            publish(other, "own2");
            assertThat(id(client.next())).isEqualTo("own2");
        }
    }

    @Test
    void anExpiredIdLeadsToAReloadAndThenToLiveEvents() throws Exception {
        String id;
        try (var client = connect(demo, null)) {
            publish(demo, "1");
            id = client.next().orElseThrow().id();
        }
        // More than is kept in memory.
        for (var i = 0; i < 100; i++) {
            publish(demo, "demo" + i);
        }
        var partition = awaitLiveReader(published(demo, "last", ""));
        ADMIN.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(-1)))
                .all()
                .get();

        assertReloads(id, "expired");
    }

    @Test
    void anIdTooFarBehindLeadsToAReloadAndThenToLiveEvents() throws Exception {
        String id;
        try (var client = connect(demo, null)) {
            publish(demo, "first");
            id = client.next().orElseThrow().id();
        }
        for (var i = 0; i < 5_000; i++) {
            publish(demo, "demo" + i);
        }
        awaitLiveReader(published(demo, "last", ""));

        assertReloads(id, "too-far-behind");
    }

    @Test
    void anUnreadableIdLeadsToAReloadAndThenToLiveEvents() throws Exception {
        assertReloads("SM0123456789", "unreadable-id");
    }

    @Test
    void anIdBeyondTheEndLeadsToAReloadAndThenToLiveEvents() throws Exception {
        String id;
        try (var client = connect(demo, null)) {
            publish(demo, "1");
            id = client.next().orElseThrow().id();
        }

        assertReloads(
                StreamPosition.parse(id).orElseThrow().at(Long.MAX_VALUE / 100).toString(), "topic-changed");
    }

    @Test
    void theIdMayBeAQueryParameter() throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/api/stream?lastEventId=nonsense"))
                .header("Authorization", "Bearer " + Tokens.of(demo))
                .build();
        try (var http = HttpClient.newHttpClient();
                var lines =
                        http.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
            assertThat(lines.filter(line -> line.startsWith("event: ")).findFirst())
                    .contains("event: reload");
            http.shutdownNow();
        }
    }

    @Test
    void theIdOfAnIdleStreamMovesOnAndNothingIsMissedAfterAReconnect() throws Exception {
        var other = tenantBeside(demo);
        String id;
        try (var client = connect(demo, null)) {
            await().atMost(TIMEOUT).until(() -> client.position().isPresent());
            var first = client.position().orElseThrow().next();
            published(other, "1", "").join();
            await().atMost(TIMEOUT).until(() -> client.position().orElseThrow().next() > first);
            id = client.lastId();
        }
        publish(demo, "missed");

        try (var client = connect(demo, id)) {
            assertThat(id(client.next())).isEqualTo("missed");
        }
    }

    @Test
    void aStreamEndsWithItsToken() throws Exception {
        try (var client = SseClient.connect(port, Tokens.of(demo, Duration.ofSeconds(2)), null)
                .read()) {
            assertThat(client.next()).isEmpty();
        }
        assertThat(ended("token-expired")).isPositive();
    }

    @Test
    void onlyATokenWithATenantOpensAStream() throws Exception {
        assertThat(rejection(Tokens.ofAnotherIssuer(demo), "GET")).contains("401", "unauthenticated");
        assertThat(rejection(Tokens.of(demo, Duration.ofMinutes(-2)), "GET")).contains("401", "unauthenticated");
        assertThat(rejection(Tokens.of(null), "GET")).contains("403", "no-tenant");
        assertThat(rejection(Tokens.of(demo), "HEAD")).contains("405");
        assertThat(rejection(Tokens.of(demo), "POST")).contains("405");
    }

    @Test
    void aQueryThatIsNotUtf8IsInvalid() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/stream?lastEventId=%E9"))
                .header("Authorization", "Bearer " + Tokens.of(demo))
                .build();

        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("invalid-query");
        }
    }

    @Test
    void aStreamBeyondTheLimitOfItsTenantIsRejected() throws Exception {
        try (var one = connect(demo, null);
                var two = connect(demo, null);
                var three = connect(demo, null)) {
            assertThat(List.of(one, two, three))
                    .allSatisfy(
                            client -> assertThat(client.response().statusCode()).isEqualTo(200));
            assertThat(rejection(Tokens.of(demo), "GET")).contains("429", "problems/too-many-streams");
        }
        await().atMost(TIMEOUT).until(() -> {
            try (var client = connect(demo, null)) {
                return client.response().statusCode() == 200;
            }
        });
    }

    @Test
    void noMeterTakesATagFromOutside() throws Exception {
        var marker = "X" + UUID.randomUUID().toString().replace("-", "");
        try (var http = HttpClient.newHttpClient()) {
            for (var method : List.of("GET", marker)) {
                for (var path : List.of("/api/stream", "/api/stream/" + marker, "/" + marker)) {
                    var request = HttpRequest.newBuilder(
                                    URI.create("http://localhost:" + port + path + "?lastEventId=" + marker))
                            .header("Authorization", "Bearer " + (path.length() > 12 ? Tokens.of(marker) : marker))
                            .header("Accept", "text/" + marker)
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build();
                    assertThat(http.send(request, HttpResponse.BodyHandlers.ofString())
                                    .statusCode())
                            .isGreaterThanOrEqualTo(400);
                }
            }
        }
        connect(demo + marker, marker).close();

        assertThat(meters.getMeters())
                .noneMatch(meter -> meter.getId().getTags().toString().contains(marker));
    }

    @Test
    void aStreamBeginsWithTheReconnectDelayAndThenAnId() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/stream"))
                    .header("Authorization", "Bearer " + Tokens.of(demo))
                    .build();
            try (var lines =
                    http.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
                assertThat(lines.filter(line -> !line.startsWith(":")).limit(3))
                        .satisfiesExactly(
                                retry -> assertThat(retry).isEqualTo("retry: 2000"),
                                end -> assertThat(end).isEmpty(),
                                id -> assertThat(id).startsWith("id: "));
            }
            http.shutdownNow();
        }
    }

    @Test
    void isReadyAndMeasured() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var readiness = http.send(
                    HttpRequest.newBuilder(
                                    URI.create("http://localhost:" + managementPort + "/actuator/health/readiness"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            var prometheus = http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + managementPort + "/actuator/prometheus"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(readiness.body()).contains("\"status\":\"UP\"", "\"liveEvents\"");
            assertThat(prometheus.body())
                    .contains(
                            "switchboard_notification_message_age_seconds_bucket",
                            "switchboard_notification_consumer_lag",
                            "switchboard_notification_streams_open",
                            "switchboard_notification_events_pushed_total");
        }
    }

    private SseClient connect(String tenantId, @Nullable String lastEventId) throws Exception {
        return SseClient.connect(port, Tokens.of(tenantId), lastEventId).read();
    }

    private void assertReloads(String lastEventId, String reason) throws Exception {
        try (var client = connect(demo, lastEventId)) {
            var reload = client.next().orElseThrow();
            assertThat(reload.name()).isEqualTo("reload");
            assertThat(reload.data().get("reason").asString()).isEqualTo(reason);

            publish(demo, "afterwards");
            assertThat(id(client.next())).isEqualTo("afterwards");
        }
    }

    /** Reads events up to the count, reconnecting at random. */
    private List<String> readWithReconnects(SseClient first, String tenantId, int count) {
        var random = new Random(7);
        var ids = new ArrayList<String>();
        var client = first;
        try {
            while (ids.size() < count) {
                var lastId = read(client, Math.min(count - ids.size(), random.nextInt(1, 300)), ids);
                client.close();
                client = connect(tenantId, lastId);
            }
            client.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return ids;
    }

    /** Adds events up to the count or the end of the stream; returns the id to reconnect with. */
    private static @Nullable String read(SseClient client, int count, List<String> ids) throws InterruptedException {
        var lastId = client.lastId();
        for (var i = 0; i < count; i++) {
            var event = client.next();
            if (event.isEmpty()) {
                return lastId;
            }
            assertThat(event.get().name()).isEqualTo("message");
            ids.add(id(event));
            lastId = event.get().id();
        }
        return lastId;
    }

    private static String id(Optional<SseClient.Event> event) {
        return event.orElseThrow().data().get("id").asString();
    }

    private static List<String> numbered(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(number -> prefix + number).toList();
    }

    private void publish(String tenantId, String id) {
        var unused = published(tenantId, id, "Hi from " + id);
    }

    private CompletableFuture<RecordMetadata> published(String tenantId, String id, String body) {
        var event = new CloudEvent<Object>(
                id,
                EventType.MESSAGE_RECEIVED.type(),
                "/conversation-service",
                null,
                Instant.now(),
                tenantId,
                Map.of("id", id, "body", body));
        return kafka.send(Topics.EVENTS.name(), tenantId, event).thenApply(SendResult::getRecordMetadata);
    }

    /** Waits until the live reader has read the record; returns its partition. */
    private TopicPartition awaitLiveReader(CompletableFuture<RecordMetadata> record) {
        var written = record.join();
        await().atMost(TIMEOUT)
                .until(() -> streams.offsets().orElseThrow().next(written.partition()) > written.offset());
        return new TopicPartition(written.topic(), written.partition());
    }

    /** Invents a tenant whose events are on the same partition. */
    private String tenantBeside(String tenantId) {
        var offsets = streams.offsets().orElseThrow();
        return Stream.generate(() -> "other-" + UUID.randomUUID())
                .filter(candidate -> offsets.positionOf(candidate).equals(offsets.positionOf(tenantId)))
                .findFirst()
                .orElseThrow();
    }

    private String rejection(String token, String method) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/stream"))
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() + " " + response.headers().map() + " " + response.body();
        }
    }

    private double ended(String reason) {
        return meters.get("switchboard.notification.streams.ended")
                .tag("outcome", reason)
                .counter()
                .count();
    }
}
