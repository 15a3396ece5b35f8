package io.switchboard.notification.access;

import java.util.Arrays;

import io.switchboard.notification.socket.WebSocketHandshake;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/**
 * Finds a request's token in its {@code Authorization} header, or among the subprotocols of a WebSocket as
 * {@code bearer.<token>}.
 */
final class SubprotocolToken implements BearerTokenResolver {

    private static final String PREFIX = "bearer.";

    private final BearerTokenResolver header = new DefaultBearerTokenResolver();

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        var inHeader = header.resolve(request);
        return inHeader == null && WebSocketHandshake.isAskedFor(request) ? amongSubprotocols(request) : inHeader;
    }

    private static @Nullable String amongSubprotocols(HttpServletRequest request) {
        var offered = request.getHeader("Sec-WebSocket-Protocol");
        return offered == null
                ? null
                : Arrays.stream(offered.split(",", -1))
                        .map(String::strip)
                        .filter(protocol -> protocol.startsWith(PREFIX))
                        .map(protocol -> protocol.substring(PREFIX.length()))
                        .findFirst()
                        .orElse(null);
    }
}
