package io.switchboard.gateway;

import java.net.Socket;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StreamSocketIT extends GatewayFixture {

    private final String token = issuer.token(claims -> {});

    @Test
    void framesAndTheCloseCodePassBothWays() throws Exception {
        notification.answers((request, connection) -> {
            var socket = RawWebSocket.accepted(request, connection);
            socket.send(RawWebSocket.TEXT, "one");
            assertThat(socket.receive()).isEqualTo("hi");
            socket.send(RawWebSocket.PING, "there?");
            assertThat(socket.receive()).isEqualTo("there?");
            socket.close(4408);
        });

        var client = connect("/api/stream?lastEventId=a%2Fb", builder().header("Authorization", bearer(token)));
        var first = client.next();
        client.socket().sendText("hi", true).join();

        assertThat(first).isEqualTo("one");
        assertThat(client.closeCode()).isEqualTo(4408);
        var request = notification.received();
        assertThat(request.target()).isEqualTo("/api/stream?lastEventId=a%2Fb");
        assertThat(request.header("Authorization")).containsExactly(bearer(token));
    }

    @Test
    void theServiceLearnsThatTheClientHasClosed() throws Exception {
        notification.answers((request, connection) -> {
            var socket = RawWebSocket.accepted(request, connection);
            socket.send(RawWebSocket.TEXT, "one");
            socket.send(RawWebSocket.TEXT, "close code " + socket.receiveCloseCode());
        });
        var client = connect("/api/stream", builder().header("Authorization", bearer(token)));

        assertThat(client.next()).isEqualTo("one");
        client.socket().sendClose(WebSocket.NORMAL_CLOSURE, "bye").join();

        assertThat(client.closeCode()).isEqualTo(WebSocket.NORMAL_CLOSURE);
    }

    @Test
    void aTokenMayBeASubprotocol() throws Exception {
        notification.answers((request, connection) ->
                RawWebSocket.accepted(request, connection).close(1001));

        var client = connect("/api/stream", builder().subprotocols("switchboard.v1", "bearer." + token));

        assertThat(client.closeCode()).isEqualTo(1001);
        assertThat(client.socket().getSubprotocol()).isEqualTo("switchboard.v1");
        var request = notification.received();
        assertThat(request.header("Authorization")).containsExactly(bearer(token));
        assertThat(request.header("Sec-WebSocket-Protocol")).containsExactly("switchboard.v1");
    }

    @Test
    void onlyATicketNeedsNoLogin() throws Exception {
        notification.answers((request, connection) ->
                RawWebSocket.accepted(request, connection).close(4403));

        assertThat(connect("/api/stream?ticket=abc", builder()).closeCode()).isEqualTo(4403);
        assertThat(notification.received().header("Authorization")).isEmpty();

        assertRefused(401, "/api/stream", builder());
        assertRefused(401, "/api/stream?ticket=abc", builder().header("Authorization", bearer("nonsense")));
        assertRefused(401, "/api/stream", builder().subprotocols("switchboard.v1", "bearer.nonsense"));
        assertThat(get("/api/stream?ticket=abc").statusCode()).isEqualTo(401);
        assertThat(post("/api/stream/tickets", "").statusCode()).isEqualTo(401);
        assertThat(notification.receivedNothing()).isTrue();
    }

    @Test
    void aRefusalOfTheServiceIsOneForTheClient() throws Exception {
        for (var status : List.of("403 Forbidden", "503 Service Unavailable")) {
            notification.answers((request, connection) -> RawBackend.respond(
                    connection, "HTTP/1.1 " + status + "\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"));

            assertRefused(
                    Integer.parseInt(status.substring(0, 3)),
                    "/api/stream",
                    builder().header("Authorization", bearer(token)));
        }
    }

    @Test
    void aStreamEndsWithItsToken() throws Exception {
        notification.answers((request, connection) ->
                RawWebSocket.accepted(request, connection).receiveCloseCode());
        var brief = issuer.token(
                claims -> claims.expirationTime(Date.from(Instant.now().plusSeconds(2))));

        var client = connect("/api/stream", builder().header("Authorization", bearer(brief)));

        assertThat(client.closeCode()).isEqualTo(4401);
    }

    /** The head of a request must arrive within two seconds here; a frame is no head. */
    @Test
    void aWebSocketMayBeSilentForLongerThanARequestMayTakeToArrive() throws Exception {
        notification.answers((request, connection) -> {
            var socket = RawWebSocket.accepted(request, connection);
            socket.send(RawWebSocket.TEXT, socket.receive());
            socket.send(RawWebSocket.TEXT, socket.receive());
            socket.receiveCloseCode();
        });
        var client = connect("/api/stream", builder().header("Authorization", bearer(token)));

        client.socket().sendText("early", true).join();
        assertThat(client.next()).isEqualTo("early");
        assertThat(client.isSilentFor(2500)).isTrue();
        client.socket().sendText("late", true).join();

        assertThat(client.next()).isEqualTo("late");
        client.socket().sendClose(WebSocket.NORMAL_CLOSURE, "bye").join();
    }

    @Test
    void aMessageOfOneMegabyteClosesTheWebSocket() throws Exception {
        notification.answers((request, connection) ->
                RawWebSocket.accepted(request, connection).receiveCloseCode());
        // A client that also sends the text may lose the close frame: its connection breaks while it writes.
        try (var connection = new Socket("localhost", port)) {
            connection.setSoTimeout(10_000);
            var client = RawWebSocket.requested(connection, "/api/stream", bearer(token));

            client.announceText(1 << 20);

            assertThat(client.receiveCloseCode()).isEqualTo(1009);
        }
    }

    private WebSocket.Builder builder() {
        return http.newWebSocketBuilder();
    }

    private SocketListener connect(String path, WebSocket.Builder builder) {
        return SocketListener.connect(builder, URI.create("ws://localhost:" + port + path));
    }

    private void assertRefused(int status, String path, WebSocket.Builder builder) {
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> connect(path, builder))
                .havingCause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(status));
    }
}
