package io.switchboard.ingress.replay;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.switchboard.ingress.signature.ReferenceSigner;
import io.switchboard.ingress.webhook.IngressKafka;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The command beside a service whose PUBLIC_BASE_URL is wrong, on a real broker. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
class ReplayIT {

    private static final IngressKafka KAFKA = new IngressKafka();
    private static final String WRONG = "https://wrong.example.com";
    private static final String RIGHT = "https://hooks.example.com";
    private static final String SMS = "/api/webhooks/sms";
    private static final String TOKEN = "the-token";
    private static final String REJECTED = "twilio.rejected";
    private static final String MESSAGING = "twilio.messaging";
    private static final String DEAD_LETTERS = "twilio.messaging.dlt";

    private final HttpClient client = HttpClient.newHttpClient();
    private final ReplayOperator operator = new ReplayOperator(KAFKA.broker.bootstrapServers(), KAFKA.keyset, RIGHT);
    private final String account = "AC" + UUID.randomUUID().toString().replace("-", "");
    private final int port;
    private final int managementPort;

    ReplayIT(@LocalServerPort int port, @LocalManagementPort int managementPort) {
        this.port = port;
        this.managementPort = managementPort;
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        // As an earlier version left it: without bounds.
        KAFKA.broker.addMissingTopics(REJECTED);
        registry.add("KAFKA_BOOTSTRAP_SERVERS", KAFKA.broker::bootstrapServers);
        registry.add("SWITCHBOARD_KEYSET", () -> KAFKA.keyset);
        registry.add("PUBLIC_BASE_URL", () -> WRONG);
    }

    @AfterAll
    static void stopKafka() {
        KAFKA.close();
    }

    @BeforeEach
    void awaitReadiness() {
        await().atMost(20, SECONDS).until(() -> status(managementPort, "/actuator/health/readiness") == 200);
        await().atMost(20, SECONDS).until(() -> isThere(REJECTED) && isThere(MESSAGING));
    }

    @Test
    void theTopicOfRejectedWebhooksIsBoundedInTimeAndSize() {
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(KAFKA.broker.configs(REJECTED))
                        .hasValueSatisfying(config -> assertThat(config)
                                .containsEntry("retention.ms", "1209600000")
                                .containsEntry("retention.bytes", "67108864")
                                .containsEntry("segment.bytes", "16777216")
                                .containsEntry("segment.ms", "86400000")
                                .containsEntry("cleanup.policy", "delete")));
    }

    @Test
    void aWebhookRejectedForAWrongPublicUrlIsPublishedAfterItIsFixed() throws Exception {
        makeKnown(account);
        isRefused("SM00000000000000000000000000000001", account, TOKEN);
        isRefused("SM00000000000000000000000000000002", account, TOKEN);

        var before =
                new ReplayOperator(KAFKA.broker.bootstrapServers(), KAFKA.keyset, WRONG).replays("--account", account);
        var after = operator.replays("--account", account);

        assertThat(before.code()).isZero();
        assertThat(before.out()).contains("2 selected", "0 replayed", "2 still rejected", WRONG);
        assertThat(after.code()).as(after.err()).isZero();
        assertThat(after.out()).contains("2 selected", "2 replayed", "2 to twilio.messaging");
        assertThat(events(account).map(published -> headers(published).get("ce_id")))
                .containsExactly("SM00000000000000000000000000000001", "SM00000000000000000000000000000002");
    }

    @Test
    void aWebhookReplayedTwiceIsTheSameEvent() throws Exception {
        makeKnown(account);
        isRefused("SM00000000000000000000000000000001", account, TOKEN);

        operator.replays("--account", account);
        operator.replays("--account", account);

        var events = events(account).toList();
        assertThat(events).hasSize(2);
        assertThat(events.getFirst().value()).isEqualTo(events.getLast().value());
        assertThat(events.getFirst().key()).isEqualTo(events.getLast().key());
        assertThat(headers(events.getFirst())).isEqualTo(headers(events.getLast()));
    }

    @Test
    void aWebhookOfAnUnknownAccountIsReplayedOnceItIsKnown() throws Exception {
        isRefused("SM00000000000000000000000000000001", account, TOKEN);
        var before = operator.replays("--account", account);

        makeKnown(account);
        var after = operator.replays("--account", account);

        assertThat(before.out()).contains("1 still rejected", "unknown-account");
        assertThat(after.out()).contains("1 replayed");
        assertThat(events(account)).hasSize(1);
    }

    @Test
    void aForgedWebhookStaysRejected() throws Exception {
        makeKnown(account);
        isRefused("SM00000000000000000000000000000001", account, "a guess");

        var output = operator.replays("--account", account);

        assertThat(output.code()).isZero();
        assertThat(output.out()).contains("0 replayed", "1 bad-signature   " + account + " " + SMS);
        assertThat(events(account)).isEmpty();
    }

    @Test
    void aDryRunWritesNothing() throws Exception {
        makeKnown(account);
        isRefused("SM00000000000000000000000000000001", account, TOKEN);

        var output = operator.replays("--account", account, "--dry-run");

        assertThat(output.out()).contains("1 would be replayed", "nothing was written");
        assertThat(events(account)).isEmpty();
    }

    @Test
    void onlySelectedRecordsAreReplayed() throws Exception {
        makeKnown(account);
        isRefused("SM00000000000000000000000000000001", account, TOKEN);
        var between = Instant.now().plusMillis(1);
        await().until(() -> Instant.now().isAfter(between));
        isRefused("SM00000000000000000000000000000002", account, TOKEN);
        var second = headers(rejected(account).getLast()).getOrDefault("ce_id", "");

        var early = operator.replays("--account", account, "--to", between.toString(), "--dry-run");
        var late = operator.replays("--account", account, "--from", between.toString(), "--dry-run");
        var other = operator.replays("--account", "AC" + "9".repeat(32), "--dry-run");
        var one = operator.replays("--id", second);

        assertThat(early.out()).contains("1 selected");
        assertThat(late.out()).contains("1 selected");
        assertThat(other.out()).contains("No record was selected");
        assertThat(one.out()).contains("1 selected", "1 replayed");
        assertThat(events(account).map(published -> headers(published).get("ce_id")))
                .containsExactly("SM00000000000000000000000000000002");
    }

    @Test
    void hostileRecordsAreSkippedAndCounted() throws Exception {
        makeKnown(account);
        var began = Instant.now();
        isRefused("SM00000000000000000000000000000001", account, TOKEN);
        var good = rejected(account).getLast();
        put(REJECTED, "not JSON", good.headers().toArray());
        put(REJECTED, "{}", good.headers().toArray());
        put(REJECTED, new String(good.value(), StandardCharsets.UTF_8));
        put(REJECTED, "{\"x\":\"" + "x".repeat(500_000) + "\"}", good.headers().toArray());
        put(REJECTED, "[" + "[".repeat(2_000), good.headers().toArray());
        put(REJECTED, new String(good.value(), StandardCharsets.UTF_8), header("ce_type", "another"));
        KAFKA.broker.put(new ProducerRecord<>(REJECTED, null, (byte[]) null));

        var output = operator.replays("--from", began.toString());

        assertThat(output.code()).as(output.err()).isZero();
        assertThat(output.out()).contains("1 selected", "1 replayed", "7 unreadable");
        assertThat(events(account)).hasSize(1);
    }

    @Test
    void deadLettersArePutBackInTheirOrder() throws Exception {
        KAFKA.broker.addMissingTopics(DEAD_LETTERS);
        var ids = IntStream.range(0, 20)
                .mapToObj(number -> account + "-" + number)
                .toList();
        var value = "{\"accountSid\":\"" + account + "\"}";
        for (var id : ids) {
            put(
                    DEAD_LETTERS,
                    value,
                    header("ce_id", id),
                    header("kafka_dlt-original-topic", MESSAGING),
                    header("reason", "no tenant"));
        }

        var output = operator.replays("--topic", DEAD_LETTERS, "--account", account);

        assertThat(output.code()).as(output.err()).isZero();
        assertThat(output.out()).contains("20 selected", "20 replayed", "20 to twilio.messaging");
        var back = events(account).toList();
        assertThat(back).allSatisfy(published -> {
            assertThat(published.key()).isEqualTo("key");
            assertThat(published.value()).asString().isEqualTo(value);
        });
        assertThat(back)
                .extracting(ReplayIT::headers)
                .isEqualTo(ids.stream().map(id -> Map.of("ce_id", id)).toList());
    }

    @Test
    void allDeadLettersAreThoseOfEveryExistingTopic() throws Exception {
        KAFKA.broker.addMissingTopics(DEAD_LETTERS, "switchboard.outbound", "switchboard.outbound.dlt", "nowhere.dlt");
        put("switchboard.outbound.dlt", "{}", header("ce_id", account));
        put("nowhere.dlt", "{}", header("ce_id", account));

        var output = operator.replays("--topic", "all-dlt", "--id", account);

        assertThat(output.code()).as(output.err()).isZero();
        assertThat(output.out()).contains("1 to switchboard.outbound").doesNotContain("nowhere");
        assertThat(KAFKA.broker.records("switchboard.outbound"))
                .extracting(published -> headers(published).get("ce_id"))
                .containsExactly(account);
    }

    @Test
    void reportsThatKafkaCannotBeReached() {
        var output = new ReplayOperator("localhost:1", KAFKA.keyset, RIGHT).replays();

        assertThat(output.code()).isEqualTo(1);
        assertThat(output.err()).contains("Kafka cannot be reached at localhost:1", "KAFKA_BOOTSTRAP_SERVERS");
    }

    @Test
    void reportsAMissingSettingOrTopic() {
        var withoutKeyset = new ReplayOperator(KAFKA.broker.bootstrapServers(), "", RIGHT).replays();
        var withoutTopic = operator.replays("--topic", "no.such.topic.dlt");

        assertThat(withoutKeyset.code()).isEqualTo(1);
        assertThat(withoutKeyset.err()).contains("SWITCHBOARD_KEYSET is not set");
        assertThat(withoutTopic.code()).isEqualTo(1);
        assertThat(withoutTopic.err()).contains("no topic no.such.topic.dlt");
    }

    @Test
    void aWrongCommandLineIsAnsweredWithTheUsage() {
        var output = operator.replays("--tpoic", "x");

        assertThat(output.code()).isEqualTo(2);
        assertThat(output.err()).contains("Unknown options: '--tpoic', 'x'", "Usage: replay");
        assertThat(operator.replays("--help").out()).contains("Usage: replay");
    }

    @Test
    void theReportHasNeitherPhoneNumbersNorTexts() throws Exception {
        isRefused("SM00000000000000000000000000000001", account, TOKEN);

        var output = operator.replays("--account", account);

        assertThat(output.out() + output.err()).doesNotContain("15551230001", "15005550006", "Hello");
    }

    private void makeKnown(String sid) {
        KAFKA.account(sid, TOKEN, "token-before", Instant.EPOCH);
    }

    /** Comes as Twilio sends it, signed for the URL it calls; and waits until it is put aside. */
    private void isRefused(String sid, String account, String token) throws Exception {
        var parameters = Map.of(
                "MessageSid",
                sid,
                "AccountSid",
                account,
                "From",
                "+15551230001",
                "To",
                "+15005550006",
                "Body",
                "Hello");
        var before = rejected(account).size();
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + SMS))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", sign(token, parameters))
                .POST(BodyPublishers.ofString(form(parameters)))
                .build();

        assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(403);
        await().atMost(10, SECONDS).until(() -> rejected(account).size() == before + 1);
    }

    private static String sign(String token, Map<String, String> parameters) {
        var lists = new HashMap<String, List<String>>();
        parameters.forEach((name, value) -> lists.put(name, List.of(value)));
        return ReferenceSigner.sign(token, RIGHT + SMS, lists);
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private int status(int port, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static boolean isThere(String topic) {
        return KAFKA.broker.hasTopic(topic);
    }

    private static List<ConsumerRecord<String, byte[]>> rejected(String account) {
        return KAFKA.broker.records(REJECTED).stream()
                .filter(published -> account.equals(published.key()))
                .toList();
    }

    /** The events of an account, in their order. */
    private static Stream<ConsumerRecord<String, byte[]>> events(String account) {
        return KAFKA.broker.records(MESSAGING).stream()
                .filter(published -> new String(published.value(), StandardCharsets.UTF_8).contains(account));
    }

    private static void put(String topic, String value, Header... headers) {
        KAFKA.broker.put(
                new ProducerRecord<>(topic, null, "key", value.getBytes(StandardCharsets.UTF_8), List.of(headers)));
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> headers(ConsumerRecord<?, ?> record) {
        var headers = new HashMap<String, String>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
