package io.switchboard.notification.socket;

import java.io.IOException;
import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerEndpointConfig;
import org.jspecify.annotations.Nullable;

/**
 * Request for a WebSocket as Tomcat's container sees it. The container keeps the names of headers, the query and the
 * principal as long as the connection is open; this request shows none of them, so that no token or ticket is kept. Its
 * connection does not keep the request's buffers either.
 */
public final class WebSocketHandshake extends HttpServletRequestWrapper {

    /** The subprotocol of streams. A client that offers no subprotocol needs none. */
    static final String PROTOCOL = "switchboard.v1";

    WebSocketHandshake(HttpServletRequest request) {
        super(request);
    }

    /** Returns whether the request asks for a WebSocket, rightly or not. */
    public static boolean isAskedFor(HttpServletRequest request) {
        var upgrade = request.getHeader("Upgrade");
        return upgrade != null && upgrade.toLowerCase(Locale.ROOT).contains("websocket");
    }

    /** The endpoint of one connection, without extensions: a compressor would need more memory than the rest of a stream. */
    static ServerEndpointConfig config(WebSocketConnection connection) {
        return ServerEndpointConfig.Builder.create(WebSocketConnection.class, "/api/stream")
                .subprotocols(List.of(PROTOCOL))
                .configurator(new OneConnection(connection))
                .build();
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.emptyEnumeration();
    }

    @Override
    public @Nullable String getQueryString() {
        return null;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Map.of();
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        return null;
    }

    @Override
    public <T extends HttpUpgradeHandler> T upgrade(Class<T> handler) throws IOException, ServletException {
        return handler.cast(super.upgrade(WebSocketUpgrade.class));
    }

    private static final class OneConnection extends ServerEndpointConfig.Configurator {

        private final WebSocketConnection connection;

        private OneConnection(WebSocketConnection connection) {
            this.connection = connection;
        }

        @Override
        public <T> T getEndpointInstance(Class<T> endpoint) {
            return endpoint.cast(connection);
        }

        /** The gateway checks the origin, where browsers' cookies are. */
        @Override
        public boolean checkOrigin(String origin) {
            return true;
        }

        @Override
        public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
            return List.of();
        }
    }
}
