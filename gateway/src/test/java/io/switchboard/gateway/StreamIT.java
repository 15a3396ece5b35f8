package io.switchboard.gateway;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

class StreamIT extends GatewayFixture {

    private final String token = bearer(issuer.token(claims -> {}));

    @Test
    void eachEventArrivesAtOnceAndTheServiceLearnsWhenTheClientGoes() throws Exception {
        var firstSeen = new CountDownLatch(1);
        var clientGone = new CountDownLatch(1);
        notification.answers((request, connection) -> {
            RawBackend.respond(
                    connection,
                    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
            RawBackend.chunk(connection.getOutputStream(), "id: 1\ndata: one\n\n");
            firstSeen.await();
            RawBackend.chunk(connection.getOutputStream(), "id: 2\ndata: two\n\n");
            if (connection.getInputStream().read() < 0) {
                clientGone.countDown();
            }
        });
        try (var client = raw.open()) {
            client.getOutputStream()
                    .write(("GET /api/stream?lastEventId=a%2Fb HTTP/1.1\r\nHost: h\r\nAccept: text/event-stream\r\n"
                                    + "Last-Event-ID: 0\r\nAuthorization: " + token + "\r\n\r\n")
                            .getBytes(ISO_8859_1));
            var in = client.getInputStream();
            var head = RawClient.until("one\n\n", in);
            firstSeen.countDown();
            RawClient.until("two\n\n", in);

            assertThat(head).contains("text/event-stream");
            var request = notification.received();
            assertThat(request.target()).isEqualTo("/api/stream?lastEventId=a%2Fb");
            assertThat(request.header("Last-Event-ID")).containsExactly("0");
        }
        assertThat(clientGone.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aStreamMayBeSilentForLongerThanOtherAnswers() throws Exception {
        var never = new CountDownLatch(1);
        notification.answers((request, connection) -> {
            assertThat(never.await(4500, TimeUnit.MILLISECONDS)).isFalse(); // the other routes give up after 4 s here
            RawBackend.respond(
                    connection,
                    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n: late\n\n");
        });

        assertThat(get("/api/stream", "Authorization", bearer(issuer.token(claims -> {})))
                        .body())
                .isEqualTo(": late\n\n");
    }

    @ParameterizedTest
    @CsvSource({
        "503 Service Unavailable, 3000",
        "500 Internal Server Error, 3000",
        "502 Bad Gateway, 3000",
        "504 Gateway Timeout, 3000",
        "429 Too Many Requests, 15000"
    })
    void aServiceThatCannotStreamIsAnEmptyStreamThatTheBrowserComesBackFrom(String status, int retry) throws Exception {
        notification.answers((request, connection) -> RawBackend.respond(
                connection,
                "HTTP/1.1 " + status + "\r\nContent-Type: application/problem+json\r\nRetry-After: 5\r\n"
                        + "Content-Length: 2\r\n\r\n{}"));

        var answer = stream();

        assertComesBack(answer, retry);
        assertThat(notification.received().header("Last-Event-ID")).containsExactly("event-7");
    }

    @Test
    void aServiceThatBreaksOffOrNeverAnswersIsAnEmptyStreamToo() throws Exception {
        notification.answers((request, connection) -> RawBackend.respond(connection, "HTTP/1.1 2"));

        assertComesBack(stream(), 3000);
    }

    @Test
    void aClientThatAsksForNoEventStreamGetsTheProblem() throws Exception {
        notification.answers((request, connection) -> RawBackend.respond(connection, "HTTP/1.1 2"));

        var answer = get("/api/stream", "Authorization", token, "Accept", "application/json");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void aRefusalThatComingBackCannotMendStaysOne() throws Exception {
        var withoutTenant = bearer(issuer.token(claims -> claims.claim("tenant", null)));

        assertThat(get("/api/stream", "Accept", "text/event-stream").statusCode())
                .isEqualTo(401);
        assertThat(get("/api/stream", "Accept", "text/event-stream", "Authorization", withoutTenant)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aStreamEndsWithItsToken() throws Exception {
        streamsForEver();
        var brief = bearer(issuer.token(
                claims -> claims.expirationTime(Date.from(Instant.now().plusSeconds(2)))));

        var whole = get("/api/stream", "Accept", "text/event-stream", "Authorization", brief);

        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo("data: one\n\n");
    }

    private HttpResponse<String> stream() throws Exception {
        return get("/api/stream", "Accept", "text/event-stream", "Authorization", token, "Last-Event-ID", "event-7");
    }

    private static void assertComesBack(HttpResponse<String> answer, int retry) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
        assertThat(answer.body())
                .startsWith("retry: " + retry + "\n")
                .endsWith("\n\n")
                .doesNotContain("data");
    }
}
