package io.switchboard.gateway;

import java.io.InputStream;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

class StreamIT extends GatewayFixture {

    @Test
    void eachEventArrivesAtOnceAndTheServiceLearnsWhenTheClientGoes() throws Exception {
        CountDownLatch firstSeen = new CountDownLatch(1);
        CountDownLatch clientGone = new CountDownLatch(1);
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
        String token = bearer(issuer.token(claims -> {}));

        try (Socket client = raw.open()) {
            client.getOutputStream()
                    .write(("GET /api/stream?lastEventId=a%2Fb HTTP/1.1\r\nHost: h\r\nAccept: text/event-stream\r\n"
                                    + "Last-Event-ID: 0\r\nAuthorization: " + token + "\r\n\r\n")
                            .getBytes(ISO_8859_1));
            InputStream in = client.getInputStream();
            String head = RawClient.until("one\n\n", in);
            firstSeen.countDown();
            RawClient.until("two\n\n", in);

            assertThat(head).contains("text/event-stream");
            RawBackend.Request request = notification.received();
            assertThat(request.target()).isEqualTo("/api/stream?lastEventId=a%2Fb");
            assertThat(request.header("Last-Event-ID")).containsExactly("0");
        }
        assertThat(clientGone.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aStreamMayBeSilentForLongerThanOtherAnswers() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
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
}
