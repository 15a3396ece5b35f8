package io.switchboard.gateway;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Checks what is particular to the webhooks' road in front of Spring's. */
@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class WebhookRoadIT extends GatewayFixture {

    private static final String TEXT = "POST /api/webhooks/sms HTTP/1.1\r\nHost: h\r\nContent-Length: 6\r\n\r\nBody=a";
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    @Test
    void theNextWebhookUsesTheSameConnectionToTheIngress() throws Exception {
        var second = new CompletableFuture<String>();
        ingress.answers((request, connection) -> {
            RawBackend.respond(connection, OK);
            second.complete(RawClient.until("Body=a", connection.getInputStream()));
            RawBackend.respond(connection, OK);
            assertThat(connection.getInputStream().read()).isNegative();
        });

        try (var socket = raw.open()) {
            ask(socket, TEXT);
            ask(socket, TEXT);
        }

        assertThat(second.get(5, TimeUnit.SECONDS)).startsWith("POST /api/webhooks/sms HTTP/1.1\r\n");
    }

    @Test
    void aWebhookOnAConnectionThatTheIngressClosesIsSentOnceMore() throws Exception {
        var isFirst = new AtomicBoolean(true);
        ingress.answers((request, connection) -> {
            var closesNext = isFirst.getAndSet(false);
            RawBackend.respond(connection, OK);
            if (closesNext) {
                RawClient.until("Body=a", connection.getInputStream());
            }
        });

        try (var socket = raw.open()) {
            ask(socket, TEXT);
            ask(socket, TEXT);
        }

        assertThat(ingress.received().body()).isEqualTo("Body=a");
        assertThat(ingress.received().body()).isEqualTo("Body=a");
    }

    @Test
    void aTraceThatTheRequestNamesIsContinued() throws Exception {
        var trace = "0af7651916cd43dd8448eb211c80319c";

        raw.post("/api/webhooks/sms", "traceparent: 00-" + trace + "-b7ad6b7169203331-01\r\n", "a=b");

        assertThat(ingress.received().header("traceparent"))
                .singleElement()
                .asString()
                .startsWith("00-" + trace + "-")
                .doesNotContain("b7ad6b7169203331");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/%77ebhooks/sms", "/api/webhooks;a=b/sms", "/api/webhooksx", "/api/webhook-endpoints"})
    void whatOnlyResemblesAWebhookNeedsALogin(String target) throws Exception {
        assertThat(raw.post(target, "", "a=b")).matches("(?s)HTTP/1.1 40[01] .*");
        assertThat(ingress.receivedNothing()).isTrue();
    }

    @Test
    void theHeadOfTheHealthPageHasItsLength() throws Exception {
        ingress.answers((request, connection) ->
                RawBackend.respond(connection, "HTTP/1.1 200 OK\r\nContent-Length: 40\r\nConnection: close\r\n\r\n"));

        assertThat(raw.send("HEAD /api/webhooks/health HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200")
                .containsIgnoringCase("content-length: 40")
                .endsWith("\r\n\r\n");
        assertThat(ingress.received().line()).isEqualTo("HEAD /api/webhooks/health HTTP/1.1");
    }

    @Test
    void anAnswerInPartsComesWhole() throws Exception {
        ingress.answers((request, connection) -> {
            RawBackend.respond(connection, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            RawBackend.chunk(connection.getOutputStream(), "<Response>");
            RawBackend.chunk(connection.getOutputStream(), "</Response>");
            RawBackend.respond(connection, "0\r\n\r\n");
        });

        assertThat(raw.post("/api/webhooks/voice", "", "a=b")).endsWith("\r\n\r\n<Response></Response>");
    }

    @Test
    void anAnswerThatIsNoHttpIs502() throws Exception {
        ingress.answers((request, connection) -> RawBackend.respond(connection, "SSH-2.0-OpenSSH\r\n\r\n"));

        assertThat(raw.post("/api/webhooks/sms", "", "a=b")).startsWith("HTTP/1.1 502");
    }

    @Test
    void aWebhookIsTimedByItsOutcomeAndHasNoLineAndNoObservation(CapturedOutput output) throws Exception {
        var before = output.getAll().length();
        var accepted = count("texts", "accepted");
        var refused = count("texts", "refused");

        raw.post("/api/webhooks/sms", "", "a=b");
        raw.post("/api/webhooks/../x", "", "a=b");

        await().untilAsserted(() -> {
            assertThat(count("texts", "accepted")).isEqualTo(accepted + 1);
            assertThat(count("texts", "refused")).isEqualTo(refused + 1);
        });
        assertThat(metrics().lines().filter(line -> line.startsWith("http_server_requests")))
                .noneMatch(line -> line.contains("webhook"));
        assertThat(output.getAll().substring(before)).doesNotContain("request answered");
    }

    @Test
    void aClientThatLeavesIsCountedAndHoldsNothing() throws Exception {
        var before = count("texts", "abandoned");
        var gone = new CountDownLatch(1);
        ingress.answers((request, connection) -> gone.await());

        try (var socket = raw.open()) {
            socket.getOutputStream().write(TEXT.getBytes(ISO_8859_1));
            ingress.received();
        }

        await().untilAsserted(() -> assertThat(count("texts", "abandoned")).isEqualTo(before + 1));
        gone.countDown();
        await().untilAsserted(() ->
                assertThat(metrics()).containsPattern("switchboard_gateway_webhook_bodies_bytes(\\{\\})? 0.0"));
    }

    private static void ask(Socket socket, String request) throws Exception {
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        assertThat(RawClient.until("\r\n\r\nok", socket.getInputStream())).startsWith("HTTP/1.1 200");
    }

    private double count(String kind, String outcome) throws Exception {
        var series = "switchboard_gateway_webhooks_answered_seconds_count{kind=\"%s\",outcome=\"%s\"} "
                .formatted(kind, outcome);
        return metrics()
                .lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
                .findFirst()
                .orElseThrow();
    }

    private String metrics() throws Exception {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + managementPort + "/actuator/prometheus")))
                .body();
    }
}
