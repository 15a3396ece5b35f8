package io.switchboard.notification.socket;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

import io.switchboard.notification.session.StreamFixture;
import io.switchboard.notification.session.StreamRequest;
import io.switchboard.notification.subscription.Subscription;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpointConfig;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WebSocketStreamsTests {

    private static final EndpointConfig CONFIG =
            ServerEndpointConfig.Builder.create(WebSocketConnection.class, "/").build();

    private final StreamFixture kafka = StreamFixture.withQueueOf(100);
    private final WebSocketSettings settings =
            new WebSocketSettings(Duration.ofSeconds(1), Duration.ofSeconds(1), DataSize.ofKilobytes(1));
    private final WebSocketStreams streams = new WebSocketStreams(kafka.streams, kafka.sessions, settings);
    private final List<CloseReason> closed = new ArrayList<>();

    /** Otherwise the client would wait on an open connection for events that never come. */
    @Test
    void anUnexpectedFailureClosesTheWebSocket() {
        var connection = new WebSocketConnection(settings, opened -> {});
        connection.onOpen(failingSession(), CONFIG);
        var request = new StreamRequest(new Subscription("demo", null), null, Instant.MAX);

        assertThatIllegalArgumentException().isThrownBy(() -> streams.serve(request, connection));

        assertThat(closed).extracting(CloseReason::getCloseCode).containsExactly(CloseCodes.UNEXPECTED_CONDITION);
        assertThat(kafka.streams.openStreams("demo")).isZero();
    }

    /** A session that is open, and fails as no transport should when it is written to. */
    private Session failingSession() {
        var properties = new HashMap<String, Object>();
        return (Session) Proxy.newProxyInstance(
                Session.class.getClassLoader(),
                new Class<?>[] {Session.class},
                (session, method, arguments) -> switch (method.getName()) {
                    case "getUserProperties" -> properties;
                    case "isOpen" -> true;
                    case "getBasicRemote" -> throw new IllegalArgumentException("unexpected");
                    case "close" -> {
                        closed.add((CloseReason) arguments[0]);
                        yield null;
                    }
                    default -> null;
                });
    }
}
