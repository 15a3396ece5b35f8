package io.switchboard.gateway;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

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

/** Checks the traces that a stranger's requests can leave: meters, log lines, connections to the services. */
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class HostileClientIT extends GatewayFixture {

    private static final List<String> PATHS = List.of(
            "/api/webhooks/sms",
            "/api/webhooks/voice",
            "/api/conversations",
            "/api/stream",
            "/",
            "/session",
            "/nowhere");

    private static final String NUMBER = "15551230001";

    @Test
    void aThousandMadeUpRequestsMakeNoNewSeries() throws Exception {
        // Each kind of answer once, which creates the series of all known values.
        hostileRequests("warm-up");
        hostileRequests("warm-up-2");
        var before = series();

        for (var i = 0; i < 40; i++) {
            hostileRequests("made-up-" + i);
        }

        assertThat(series()).isEqualTo(before);
    }

    @Test
    void noTagHasAValueThatAClientMadeUp() throws Exception {
        hostileRequests("marked");

        assertThat(metrics().toLowerCase(Locale.ROOT)).doesNotContain("marked");
    }

    /** Returns 28 requests, each with the mark in another place. */
    private void hostileRequests(String mark) throws Exception {
        var method = mark.toUpperCase(Locale.ROOT);
        for (var path : PATHS) {
            answer(method + " " + path + " HTTP/1.1\r\nHost: h\r\n");
            answer("GET " + path + "/" + mark + "?" + mark + "=1 HTTP/1.1\r\nHost: " + mark + "\r\nX-" + mark
                    + ": 1\r\n");
            answer("PUT " + path + " HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\nAuthorization: Bearer " + mark
                    + "\r\nUser-Agent: " + mark + "\r\nX-Forwarded-For: 1.2.3.4\r\n");
            answer(method + " " + path + " HTTP/1.1\r\nHost: h\r\nX-HTTP-Method-Override: " + mark + "\r\n");
        }
    }

    private String answer(String head) throws IOException {
        return raw.send(head + "Connection: close\r\n\r\n");
    }

    /** Counts the series, without those of the JVM: the first garbage collection of a kind makes new ones. */
    private long series() throws Exception {
        return metrics()
                .lines()
                .filter(line -> !line.startsWith("#") && !line.startsWith("jvm_"))
                .count();
    }

    private String metrics() throws Exception {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + managementPort + "/actuator/prometheus")))
                .body();
    }

    @ParameterizedTest
    @ValueSource(strings = {"FOO", "get", "TRACE", "CONNECT", "PROPFIND", "M-SEARCH"})
    void anUnknownMethodIsNotAllowedOnAnyPath(String method) throws Exception {
        for (var path : PATHS) {
            assertThat(answer(method + " " + path + " HTTP/1.1\r\nHost: h\r\n"))
                    .as(path)
                    .startsWith("HTTP/1.1 405")
                    .contains("application/problem+json", "problems/method-not-allowed", "Allow: ");
        }
        assertThat(ingress.receivedNothing()).isTrue();
    }

    @Test
    void aWebSocketUpgradeIsRefusedOnEveryPathButTheStreams() throws Exception {
        var token = bearer(issuer.token(claims -> {}));
        for (var path : PATHS) {
            if (path.equals("/api/stream")) {
                continue;
            }
            assertThat(answer("GET " + path + " HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                            + "Authorization: " + token + "\r\n"))
                    .as(path)
                    .startsWith("HTTP/1.1 400")
                    .contains("problems/upgrade-not-offered");
        }
        assertThat(ingress.receivedNothing()).isTrue();
        assertThat(notification.receivedNothing()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/webhooks/sms HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST /api/webhooks/sms HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
                "POST /api/webhooks/sms HTTP/1.1\r\nHost: h\r\nContent-Length: 3, 4\r\n\r\nabcd",
                "POST /api/webhooks/sms HTTP/1.1\r\nHost: h\r\nContent-Length: +3\r\n\r\nabc",
                "POST /api/webhooks/sms HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n",
                "POST /api/webhooks/sms HTTP/1.1\r\nHost: h\r\nContent-Length : 3\r\n\r\nabc",
                "POST /api/webhooks/sms HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "POST /api/webhooks/sms HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
                "POST /api/webhooks/sms HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "POST /api/webhooks/sms HTTP/1.0\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST /api/webhooks/sms HTTP/1.1\r\nHost: h\r\nHost: i\r\n\r\n",
                "POST /api/webhooks/sms HTTP/1.1\r\n\r\n",
                "POST /api/webhooks/sms HTTP/2.0\r\nHost: h\r\n\r\n",
                "POST http://elsewhere/api/webhooks/sms HTTP/1.1\r\nHost: h\r\n\r\n",
                "POST api/webhooks/sms HTTP/1.1\r\nHost: h\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n",
                "POST /api/webhooks/sms HTTP/1.1\r\nHost: h\r\nX: a\u0000b\r\n\r\n",
                "POST /api/webhooks/sms HTTP/1.1\r\nHost: h\r\n X: folded\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n",
            })
    void whatTwoParsersCouldReadDifferentlyIsRefusedAndItsConnectionClosed(String request) throws Exception {
        var answer = raw.send(request + "GET /api/webhooks/smuggled HTTP/1.1\r\nHost: h\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").containsOnlyOnce("HTTP/1.1 ");
        assertThat(ingress.receivedNothing()).isTrue();
    }

    @Test
    void moreThanAHundredHeadersAre400() throws Exception {
        var headers = IntStream.range(0, 120).mapToObj(i -> "h" + i + ": 1\r\n").reduce("", String::concat);

        assertThat(answer("POST /api/webhooks/sms HTTP/1.1\r\nHost: h\r\n" + headers))
                .startsWith("HTTP/1.1 400");
        assertThat(ingress.receivedNothing()).isTrue();
    }

    @Test
    void aBodyThatWaitsForContinueArrivesWhole() throws Exception {
        try (var socket = raw.open()) {
            write(
                    socket,
                    "POST /api/webhooks/sms HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
            RawClient.until("HTTP/1.1 100 Continue\r\n\r\n", socket.getInputStream());
            write(socket, "a=b");
            assertThat(RawClient.until("\r\n\r\n", socket.getInputStream())).startsWith("HTTP/1.1 200");
        }
        assertThat(ingress.received().body()).isEqualTo("a=b");
    }

    @Test
    void aClientThatSendsManyRequestsAndReadsNoAnswerIsCutOff(CapturedOutput output) throws Exception {
        // It closes the connection soon, so that the client's limit is reached in a second.
        ingress.answers((request, connection) -> TimeUnit.MILLISECONDS.sleep(40));
        var text = "GET /api/webhooks/sms?Body=" + NUMBER + " HTTP/1.1\r\nHost: h\r\n\r\n";
        try (var socket = raw.open()) {
            for (var i = 0; i < 2_000; i++) {
                write(socket, text);
            }
            var answers = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);

            assertThat(answers.split("HTTP/1.1 ", -1)).hasSizeLessThan(40);
        } catch (SocketException cutOff) {
            // A connection that is closed with requests unread is reset.
        }
        assertThat(output.getAll()).doesNotContain(NUMBER, "\tat ");
    }

    @Test
    void whatClientsBreakOffIsLoggedShortlyAndWithoutWhatTheySent(CapturedOutput output) throws Exception {
        var token = bearer(issuer.token(claims -> {}));
        var before = output.getAll().length();
        var sent = 0;

        for (var broken : List.of(
                post("/api/webhooks/sms?From=%2B" + NUMBER, "Content-Length: 500\r\n", "From=" + NUMBER),
                post("/api/webhooks/sms?From=%2B" + NUMBER, "Transfer-Encoding: chunked\r\n", "zz\r\n" + NUMBER),
                post("/api/webhooks/sms?From=%2B" + NUMBER, "Transfer-Encoding: chunked\r\n", "5;" + NUMBER),
                post("/api/messages?to=" + NUMBER, "Content-Length: 500\r\nAuthorization: " + token + "\r\n", NUMBER),
                post("/api/messages?to=" + NUMBER, "Content-Length: 500\r\n", NUMBER),
                "GET /api/conversations?to=" + NUMBER + " HTTP/1.1\r\nHost: h\r\nAuthorization: " + token + "\r\n\r\n",
                "GET /" + NUMBER + "?" + "x".repeat(25_000) + " HTTP/1.1\r\n",
                "GET / HTTP/1.1\r\nX: " + NUMBER + "x".repeat(9_000),
                NUMBER + "\u001b[31m forged " + "\u0000".repeat(100) + "\r\n\r\n",
                "GET /?" + NUMBER + "=\u00ff|{} HTTP/1.1\r\nHost: h\r\n\r\n",
                "GET /api/webhooks/" + NUMBER + "\u000b HTTP/1.1\r\nHost: h\r\n\r\n",
                "\u0016\u0003\u0001" + NUMBER)) {
            for (var i = 0; i < 20; i++) {
                sent += broken.length();
                breakOff(broken);
            }
        }
        answerThatBreaksOff(token);
        // Once a later request is answered, the last of them has been processed.
        assertThat(answer("GET /nowhere HTTP/1.1\r\nHost: h\r\n")).startsWith("HTTP/1.1 404");

        var logged = output.getAll().substring(before);
        assertThat(logged).doesNotContain(NUMBER, "forged", "\u001b", "\tat ");
        assertThat(logged.lines().filter(line -> !line.isBlank())).allMatch(line -> line.matches("\\d{4}-.*"));
        assertThat(logged.length()).isLessThan(sent);
    }

    private static String post(String target, String headers, String body) {
        return "POST " + target + " HTTP/1.1\r\nHost: h\r\n" + headers + "\r\n" + body;
    }

    @Test
    void aServiceThatResetsItsConnectionIsOneLineWithoutItsException(CapturedOutput output) throws Exception {
        var token = bearer(issuer.token(claims -> {}));
        var before = output.getAll().length();
        conversation.answers((request, connection) -> connection.setSoLinger(true, 0));

        var request = "POST /api/messages?to=" + NUMBER
                + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 2\r\nAuthorization: "
                + token + "\r\n\r\n{}";

        // Failures that follow others of the same second are not logged.
        await().until(() -> {
            assertThat(raw.send(request)).startsWith("HTTP/1.1 502");
            return output.getAll().substring(before).contains("Service failed");
        });
        var logged = output.getAll().substring(before);
        assertThat(logged).doesNotContain(NUMBER);
        assertThat(logged.lines().filter(line -> !line.isBlank())).allMatch(line -> line.matches("\\d{4}-.*"));
    }

    /** Sends a request and resets the connection without waiting for an answer. */
    private void breakOff(String request) throws IOException {
        try (var socket = raw.open()) {
            socket.setSoLinger(true, 0);
            write(socket, request);
        }
    }

    /** Requests an answer that the service breaks off once it has begun to reach the client. */
    private void answerThatBreaksOff(String token) throws Exception {
        var ended = new CountDownLatch(1);
        conversation.answers((request, connection) -> {
            RawBackend.respond(
                    connection,
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 90000\r\n\r\n{\"items\":["
                            + " ".repeat(40_000));
            ended.countDown();
        });
        var answer = raw.send(
                "GET /api/conversations?to=" + NUMBER + " HTTP/1.1\r\nHost: h\r\nAuthorization: " + token + "\r\n\r\n");
        assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(answer.length()).isLessThan(90_000);
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    }
}
