package io.switchboard.gateway;

import java.io.IOException;
import java.net.Socket;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

/** Some releases of Reactor Netty stop reading a connection that they keep (reactor-netty issue 4361). */
class KeepAliveIT extends GatewayFixture {

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)\r\n");
    private static final String RELAYED = "GET /api/webhooks/sms HTTP/1.1\r\nHost: h\r\n\r\n";

    @BeforeEach
    void relay() {
        ingress.answers((request, connection) ->
                RawBackend.respond(connection, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                RELAYED,
                "GET /session HTTP/1.1\r\nHost: h\r\n\r\n",
                "GET /nowhere HTTP/1.1\r\nHost: h\r\n\r\n",
                "POST /logout HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n",
                "POST /api/messages HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n{}",
                "POST /api/webhooks/../x HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n{}"
            })
    void aRequestAfterOneThatCameEarlyIsAnswered(String early) throws Exception {
        try (var socket = raw.open()) {
            send(socket, RELAYED + early);
            assertThat(answer(socket)).startsWith("HTTP/1.1 200");
            answer(socket);

            send(socket, RELAYED);
            assertThat(answer(socket)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aRequestAfterOneThatWasRefusedBeforeItsBodyCameIsAnswered() throws Exception {
        try (var socket = raw.open()) {
            send(socket, "POST /api/messages HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n");
            assertThat(answer(socket)).startsWith("HTTP/1.1 401");

            send(socket, "{}" + RELAYED);
            assertThat(answer(socket)).startsWith("HTTP/1.1 200");
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    /** Of one answer, what comes before its body. */
    private static String answer(Socket socket) throws IOException {
        var head = RawClient.until("\r\n\r\n", socket.getInputStream());
        var length = LENGTH.matcher(head);
        assertThat(length.find()).as(head).isTrue();
        socket.getInputStream().readNBytes(Integer.parseInt(length.group(1)));
        return head;
    }
}
