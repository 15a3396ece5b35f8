package io.switchboard.gateway;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class LimitIT extends GatewayFixture {

    private static final String HEAD = "POST /api/webhooks/sms HTTP/1.1\r\nHost: h\r\n";
    private static final int PAUSE_MILLIS = 20;

    /** The limit that the fixture sets. */
    private static final int TEXT_CONNECTIONS = 50;

    @Test
    void aMessageOfEmojiByGetReachesTheIngressWhole() throws Exception {
        var target = "/api/webhooks/sms?Body=" + "%F0%9F%98%80".repeat(1600);

        assertThat(raw.send("GET " + target + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
        assertThat(ingress.received().line()).isEqualTo("GET " + target + " HTTP/1.1");
    }

    @Test
    void aLongerRequestLineIs414() throws Exception {
        assertThat(raw.send("GET /api/webhooks/sms?" + "x".repeat(24 * 1024) + " HTTP/1.1\r\nHost: h\r\n\r\n"))
                .startsWith("HTTP/1.1 414");
        assertThat(ingress.receivedNothing()).isTrue();
    }

    @Test
    void headersOfMoreThan8KiBAre431() throws Exception {
        assertThat(raw.send(HEAD + "X: " + "x".repeat(8 * 1024) + "\r\n\r\n")).startsWith("HTTP/1.1 431");
        assertThat(ingress.receivedNothing()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 60000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n5;"})
    void aWebhookWhoseBodyTricklesInIs408AndTheIngressNeverSeesIt(String rest) throws Exception {
        trickle(HEAD + rest);

        assertThat(ingress.receivedNothing()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "G", HEAD, HEAD + "X: "})
    void aHeadThatTricklesInIsEndedAtItsDeadline(String begin) throws Exception {
        var answer = trickle(begin);

        assertThat(answer).startsWith("HTTP/1.1 408").contains("problems/request-timeout");
    }

    @Test
    void aSecondHeadThatTricklesInIsEndedAtItsDeadlineToo() throws Exception {
        var answer = trickle("GET /nowhere HTTP/1.1\r\nHost: h\r\n\r\n" + "GET /second");

        assertThat(answer).startsWith("HTTP/1.1 404").contains("HTTP/1.1 408");
    }

    @Test
    void aCallIsAnsweredAtOnceWhileTextsTrickleOnAThousandConnections() throws Exception {
        try (var trickling = ManySockets.open(raw, 1_000, HEAD + "Content-Length: 60000\r\n\r\nBody=")) {
            // A webhook that is not answered in time is 503.
            assertThat(raw.post("/api/webhooks/voice", "", "CallSid=CA1")).startsWith("HTTP/1.1 200");
            assertThat(trickling.size()).isEqualTo(1_000);
            assertThat(ingress.received().line()).contains("/voice");
            assertThat(ingress.receivedNothing()).isTrue();
        }
    }

    @Test
    void aCallIsAnsweredAtOnceWhileTheIngressIsSlowWithAllTheTextsThatItMayHave() throws Exception {
        var done = new CountDownLatch(1);
        ingress.answers((request, connection) -> {
            if (request.line().contains("/sms")) {
                done.await();
            } else {
                RawBackend.ok(request, connection);
            }
        });
        var text = HEAD + "Content-Length: 6\r\n\r\nBody=a";
        try (var texts = ManySockets.open(raw, 100, text)) {
            for (var i = 0; i < TEXT_CONNECTIONS; i++) {
                ingress.received();
            }

            assertThat(raw.post("/api/webhooks/voice", "", "CallSid=CA1")).startsWith("HTTP/1.1 200");
            assertThat(texts.size()).isEqualTo(100);
        } finally {
            done.countDown();
        }
    }

    @Test
    void aConnectionIsLeftAloneThatIsBetweenTwoRequests() throws Exception {
        try (var socket = raw.open()) {
            var request = HEAD + "Content-Length: 0\r\n\r\n";
            ingress.answers((received, connection) ->
                    RawBackend.respond(connection, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
            send(socket, request);
            RawClient.until("\r\n\r\nok", socket.getInputStream());
            socket.setSoTimeout(2_000);
            assertThat(isSilent(socket)).isTrue();

            send(socket, request);

            assertThat(RawClient.until("\r\n\r\nok", socket.getInputStream())).startsWith("HTTP/1.1 200");
        }
    }

    /** Sends a byte at intervals without end. Returns the answer once the other side has closed the connection. */
    private String trickle(String begin) throws IOException {
        try (var socket = raw.open()) {
            socket.setSoTimeout(PAUSE_MILLIS);
            send(socket, begin);
            var answer = new StringBuilder();
            while (true) {
                try {
                    var next = socket.getInputStream().read();
                    if (next < 0) {
                        return answer.toString();
                    }
                    answer.append((char) next);
                } catch (SocketTimeoutException e) {
                    send(socket, "x");
                } catch (SocketException e) {
                    return answer.toString();
                }
            }
        }
    }

    private static boolean isSilent(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < -1;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        try {
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        } catch (SocketException e) {
            // The other side has closed the connection; its answer is still to be read.
        }
    }
}
