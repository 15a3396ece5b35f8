package io.switchboard.ingress.webhook;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.switchboard.events.twilio.RejectedWebhook;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class IngressIT extends RunningIngress {

    private static final String SMS = "/api/webhooks/sms";
    private static final String FORM_TYPE = "application/x-www-form-urlencoded";

    IngressIT(@LocalServerPort int port, @LocalManagementPort int managementPort) {
        super(port, managementPort);
    }

    @ParameterizedTest
    @CsvSource({
        "sms, /api/webhooks/sms, inbound-message, 200",
        "whatsapp, /api/webhooks/whatsapp, inbound-whatsapp-message, 200",
        "status, /api/webhooks/status?messageId=019aa5b2-7c31-7cc3-98c4-dc0c0c07398f, message-status, 204"
    })
    void anAcceptedWebhookIsOnTheTopic(String form, String target, String golden, int status) throws Exception {
        var response = post(target, WebhookSamples.form(form), Map.of());

        var expected = WebhookSamples.event(golden);
        assertThat(response.statusCode()).isEqualTo(status);
        var record = last("twilio.messaging");
        assertThat(record.key()).isEqualTo(expected.get("key").asString());
        assertThat(headers(record))
                .containsAllEntriesOf(WebhookSamples.headers(expected))
                .containsEntry("ce_tenantid", "demo");
        var data = (ObjectNode) new JsonMapper().readTree(record.value());
        assertThat(data.remove("answer").get("status").asInt()).isEqualTo(status);
        assertThat(data).isEqualTo(((ObjectNode) expected.get("data")).without("answer"));
    }

    @Test
    void aWebhookAndItsRecordAreOneTrace() throws Exception {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        post(SMS, WebhookSamples.form("sms"), Map.of("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"));
        var continued = headers(last("twilio.messaging"));
        post(SMS, WebhookSamples.form("sms"), Map.of());
        var started = headers(last("twilio.messaging"));

        assertThat(continued.get("traceparent")).matches("00-" + trace + "-[0-9a-f]{16}-01");
        assertThat(started.get("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?", "?a=%2F%2f%3F+%20%2B&b=%26&&c", "?'=\"<>[]\\^`{|}", ";v=1?x", "?messageId=1&messageId=1"})
    void theSignatureCoversTheTargetAsItWasSent(String suffix) throws Exception {
        var form = WebhookSamples.form("sms");
        var signature = TestIngress.sign(SMS + suffix, form, TestIngress.TOKEN);

        var answer = RawHttp.exchange(port, """
            POST %s%s HTTP/1.1\r
            Host: ingress.internal:8081\r
            Content-Type: application/x-www-form-urlencoded; charset=UTF-8\r
            Content-Length: %d\r
            X-Twilio-Signature: %s\r
            Connection: close\r
            \r
            %s\
            """.formatted(SMS, suffix, form.length(), signature, form));

        assertThat(answer).startsWith("HTTP/1.1 200");
    }

    @Test
    void aWebhookSignedWithThePreviousTokenIsAccepted() throws Exception {
        var form = WebhookSamples.form("sms");

        var response = send(request(SMS, form, TestIngress.sign(SMS, form, "token-before")));

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void aWronglySignedWebhookIsStored() throws Exception {
        var response = send(request(SMS, WebhookSamples.form("sms"), "RSOYDt4T1cUTdK1PDd93/VVr8B8="));

        assertThat(response.statusCode()).isEqualTo(403);
        await().atMost(5, SECONDS).untilAsserted(() -> {
            var record = last("twilio.rejected");
            assertThat(record.key()).isEqualTo(TestIngress.ACCOUNT);
            assertThat(headers(record)).containsEntry("ce_subject", "bad-signature");
            assertThat(new JsonMapper().readTree(record.value()).get("target").asString())
                    .isEqualTo(SMS);
        });
    }

    @Test
    void aBodyOverTheLimitIsRejectedWhetherItIsAnnouncedOrNot() throws Exception {
        var large = "Body=" + "x".repeat(1_000_000);
        var chunked = HttpRequest.newBuilder(uri(port, SMS))
                .header("Content-Type", FORM_TYPE)
                .header("X-Twilio-Signature", "x")
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))))
                .build();
        var onlyAnnounced = RawHttp.exchange(
                port,
                "POST " + SMS + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + FORM_TYPE
                        + "\r\nX-Twilio-Signature: x\r\nContent-Length: 1000000000000\r\n\r\nBody=");

        assertThat(send(request(SMS, large, "x")).statusCode()).isEqualTo(413);
        assertThat(send(chunked).statusCode()).isEqualTo(413);
        assertThat(onlyAnnounced).startsWith("HTTP/1.1 413");
    }

    @Test
    void aBodyThatTheGatewayFoundTooLargeIsRejected() throws Exception {
        var beginning = HttpRequest.newBuilder(uri(port, SMS))
                .header("Content-Type", FORM_TYPE)
                .header("X-Twilio-Signature", "x")
                .header("X-Switchboard-Body-Length", "300000")
                .POST(BodyPublishers.ofString("Body=x"))
                .build();

        assertThat(send(beginning).statusCode()).isEqualTo(413);
    }

    @Test
    void aBodyThatEndsEarlyIsRejected() throws Exception {
        var answer = RawHttp.exchange(
                port,
                "POST " + SMS + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + FORM_TYPE
                        + "\r\nX-Twilio-Signature: x\r\nContent-Length: 100\r\n\r\nBody=Hi");

        assertThat(answer).startsWith("HTTP/1.1 400");
        assertThat(get(managementPort, "/actuator/prometheus").body())
                .containsPattern("switchboard_ingress_webhooks_rejected_total\\{.*reason=\"body-cut-short\"} [1-9]");
    }

    @Test
    void theStatusSaysThatWebhooksAreReceivedAndNamesNoTenant() throws Exception {
        var response = get(port, "/api/status");

        assertThat(new JsonMapper()
                        .readTree(response.body())
                        .at("/receiving/state")
                        .asString())
                .isEqualTo("working");
        assertThat(response.body()).doesNotContain("demo").doesNotContain("AC");
    }

    @Test
    void aRejectedWebhookIsVerifiedAgainAndPublishedOnlyWhenItIsValid() throws Exception {
        var form = WebhookSamples.form("sms");
        var valid = reverify(true, form, TestIngress.sign(SMS, form, TestIngress.TOKEN));
        var forged = reverify(false, form, "RSOYDt4T1cUTdK1PDd93/VVr8B8=");
        var published = reverify(false, form, TestIngress.sign(SMS, form, TestIngress.TOKEN));

        assertThat(valid).contains("\"outcome\":\"accepted\"", "\"topic\":\"twilio.messaging\"");
        assertThat(forged).contains("\"outcome\":\"rejected\"", "\"reason\":\"bad-signature\"");
        assertThat(published).isEqualTo(valid);
    }

    @Test
    void aBodyThatIsTooLargeToVerifyAgainIsRejected() throws Exception {
        var large = HttpRequest.newBuilder(uri(port, "/internal/reverifications"))
                .POST(BodyPublishers.ofByteArray(new byte[9 * 1024 * 1024]))
                .build();

        assertThat(send(large).statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"dryRun\":true}", "{\"dryRun\":true,\"webhooks\":[null]}", "null", "[]", "x", ""})
    void aBodyWithoutWebhooksToVerifyAgainIsRejected(String body) throws Exception {
        var response = send(HttpRequest.newBuilder(uri(port, "/internal/reverifications"))
                .POST(BodyPublishers.ofString(body))
                .build());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("problems/invalid-body");
    }

    private String reverify(boolean dryRun, String form, String signature) throws Exception {
        var rejected = new RejectedWebhook(
                "bad-signature",
                TestIngress.ACCOUNT,
                TestIngress.NOW,
                "POST",
                SMS,
                SMS,
                "application/x-www-form-urlencoded",
                signature,
                Base64.getEncoder().encodeToString(form.getBytes(StandardCharsets.UTF_8)),
                null,
                null,
                null);
        var body = new JsonMapper().writeValueAsString(Map.of("dryRun", dryRun, "webhooks", List.of(rejected)));
        return send(HttpRequest.newBuilder(uri(port, "/internal/reverifications"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build())
                .body();
    }

    @Test
    void theHealthPageListsTheEndpoints() throws Exception {
        var health = new JsonMapper().readTree(get(port, "/api/webhooks/health").body());

        assertThat(health.get("status").asString()).isEqualTo("ok");
        assertThat(health.get("message").asString()).isNotBlank();
        assertThat(health.get("endpoints").get("sms").asString()).isEqualTo(SMS);
        assertThat(health.get("endpoints").size()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/webhooks/status, 405",
        "GET, /api/webhooks/sms, 403",
        "PUT, /api/webhooks/status, 405",
        "POST, /api/webhooks/health, 405",
        "POST, /api/webhooks/voice/queue, 404",
        "POST, /api/webhooks/sms/, 404",
        "GET, /, 404"
    })
    void anUnknownPathIsAProblem(String method, String path, int status) throws Exception {
        var response = send(HttpRequest.newBuilder(uri(port, path))
                .method(method, BodyPublishers.noBody())
                .build());

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body()).contains("https://switchboard.io/problems/");
    }

    @Test
    void theMetersCanBeRead() throws Exception {
        post(SMS, WebhookSamples.form("sms"), Map.of());

        assertThat(get(managementPort, "/actuator/prometheus").body())
                .contains("switchboard_ingress_webhooks_received_total")
                .contains("switchboard_ingress_webhooks_accepted_total")
                .contains("switchboard_ingress_webhooks_rejected_total{", "reason=\"bad-signature\"")
                .contains("switchboard_ingress_webhooks_failed_total{", "reason=\"not-published\"")
                .contains("switchboard_ingress_events_acknowledged_seconds_bucket")
                .contains("uri=\"/api/webhooks/sms\"");
    }

    @Test
    void aWebhookIsAcceptedAgainWhenKafkaIsBack() throws Exception {
        post(SMS, WebhookSamples.form("sms"), Map.of());
        KAFKA.broker.stop();

        var began = System.nanoTime();
        var away = post(SMS, WebhookSamples.form("sms"), Map.of());
        var waited = Duration.ofNanos(System.nanoTime() - began);
        KAFKA.broker.start();

        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.body()).contains("problems/not-published");
        assertThat(waited).isLessThan(Duration.ofMillis(3_500));
        await().atMost(20, SECONDS)
                .until(() -> post(SMS, WebhookSamples.form("sms"), Map.of()).statusCode() == 200);
    }

    private HttpResponse<String> post(String target, String form, Map<String, String> headers) throws Exception {
        var request = HttpRequest.newBuilder(
                request(target, form, TestIngress.sign(target, form, TestIngress.TOKEN)), (n, v) -> true);
        headers.forEach(request::header);
        return send(request.build());
    }

    private HttpRequest request(String target, String form, String signature) {
        return HttpRequest.newBuilder(uri(port, target))
                .header("Content-Type", FORM_TYPE)
                .header("X-Twilio-Signature", signature)
                .POST(BodyPublishers.ofString(form))
                .build();
    }

    private static ConsumerRecord<String, byte[]> last(String topic) {
        return KAFKA.broker.records(topic).stream()
                .reduce((first, second) -> first.timestamp() <= second.timestamp() ? second : first)
                .orElseThrow();
    }

    private static Map<String, String> headers(ConsumerRecord<?, ?> record) {
        var headers = new HashMap<String, String>();
        record.headers()
                .forEach(recordHeader ->
                        headers.put(recordHeader.key(), new String(recordHeader.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
