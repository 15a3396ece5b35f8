package io.switchboard.notification.session;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.Topics;
import io.switchboard.notification.Tokens;
import io.switchboard.testing.TestKafka;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The service as a process with a heap of 144 MB, a third of the shipped container's: the limits must follow it. */
class SmallHeapIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int SLOW_CLIENTS = 40;

    private static ForkedService service;
    private static KafkaProducer<String, byte[]> kafka;

    private final List<Client> clients = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(Topics.EVENTS.name(), 3, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(TopicExistsException.class);
        }
        // -Dheap=460 is the shipped container's; then all 5,000 streams must fit.
        service = new ForkedService(
                Integer.getInteger("heap", 144), "--switchboard.notification.streams.max-per-tenant=100000");
        kafka = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestKafka.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @AfterAll
    static void stop() throws IOException {
        kafka.close();
        service.close();
    }

    @AfterEach
    void disconnectEveryClient() throws Exception {
        for (var client : clients) {
            client.socket().close();
        }
        await().atMost(TIMEOUT).until(() -> service.meter("switchboard_notification_streams_open") == 0);
        assertThat(service.isAlive()).isTrue();
    }

    @Test
    void aStreamThatTheHeapDoesNotHoldIsRejectedAndNoOtherIsLost() throws Exception {
        var limit = (int) service.meter("switchboard_notification_streams_limit");
        var token = token("demo");
        for (var i = 0; i < limit; i++) {
            assertThat(open(token, null).readUntil("\r\n\r\n")).contains(" 200 ");
        }

        var rejection = open(token, null).readUntil("\r\n\r\n");
        publish("demo", "last", "Hi");

        assertThat(limit).isGreaterThan(300);
        assertThat(rejection).contains(" 503 ", "Retry-After: ");
        assertThat(service.log())
                .contains(limit < 5_000 ? "the limit is lower" : "the heap holds the configured number of streams");
        for (var client : clients.subList(0, limit)) {
            assertThat(client.readUntil("\"id\":\"last\"")).contains("\nid: ");
        }
    }

    @Test
    void theStreamOfADisconnectedClientEndsLongBeforeTheNextHeartbeat() throws Exception {
        var client = open(token("demo"), null);
        client.readUntil(": heartbeat");
        var left = System.nanoTime();

        client.socket().close();

        await().atMost(TIMEOUT).until(() -> service.meter("switchboard_notification_streams_open") == 0);
        assertThat(Duration.ofNanos(System.nanoTime() - left)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void clientsThatDoNotReadCannotFillTheHeap() throws Exception {
        var quick = open(token("quick"), null);
        var ids = new ArrayList<String>();
        for (var i = 0; i < SLOW_CLIENTS; i++) {
            var slow = open(token("slow" + i), null);
            slow.readUntil("\nid: ");
            ids.add(slow.readUntil("\n").strip());
        }

        var text = "x".repeat(100_000);
        for (var i = 0; i < 9 * SLOW_CLIENTS; i++) {
            publish("slow" + i % SLOW_CLIENTS, "large" + i, text);
        }
        publish("quick", "after the flood", "Hi");
        quick.readUntil("\"id\":\"after the flood\"");
        assertThat(service.log()).contains("ended the streams furthest behind");

        for (var i = 0; i < SLOW_CLIENTS; i++) {
            open(token("slow" + i), ids.get(i)).readUntil("\r\n\r\n");
        }
        publish("quick", "after the resumes", "Hi");
        quick.readUntil("\"id\":\"after the resumes\"");
        assertThat(service.isAlive()).isTrue();
    }

    private Client open(String token, @Nullable String lastEventId) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), service.port());
        socket.setSoTimeout((int) TIMEOUT.toMillis());
        var head = "GET /api/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n"
                + (lastEventId == null ? "" : "Last-Event-ID: " + lastEventId + "\r\n") + "\r\n";
        socket.getOutputStream().write(head.getBytes(US_ASCII));
        var client = new Client(socket);
        clients.add(client);
        return client;
    }

    private static String token(String tenantId) {
        return Tokens.of(tenantId, Duration.ofHours(1), service.issuerUri());
    }

    /** Publishes the event and waits for the acknowledgement. */
    private static void publish(String tenantId, String id, String body) throws Exception {
        var record = new ProducerRecord<>(
                Topics.EVENTS.name(), tenantId, ("{\"id\":\"" + id + "\",\"body\":\"" + body + "\"}").getBytes(UTF_8));
        var event = new CloudEvent<Object>(
                id, EventType.MESSAGE_RECEIVED.type(), "/conversation-service", null, Instant.now(), tenantId, "");
        event.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        kafka.send(record).get();
    }

    /** A client that reads only on request. */
    private record Client(Socket socket) {

        /** Reads until the text has come; returns everything read. */
        String readUntil(String text) throws IOException {
            var read = new StringBuilder();
            while (!read.toString().endsWith(text)) {
                var next = socket.getInputStream().read();
                if (next == -1) {
                    throw new EOFException("ended after " + read);
                }
                read.append((char) next);
            }
            return read.toString();
        }
    }
}
