package io.switchboard.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Serves the console's files and the part of the API that it uses, as the gateway does. */
final class FakeServer implements AutoCloseable {

    private static final String CSRF_TOKEN = "csrf-token";

    private final FakeSwitchboard switchboard;
    private final HttpServer server;

    FakeServer(FakeSwitchboard switchboard) {
        this.switchboard = switchboard;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var isProtected = path.startsWith("/api/") || path.equals("/session");
        if (isProtected && !switchboard.isLoggedIn()) {
            Answer.problem(401, "Unauthorized", "Log in first.").send(exchange);
        } else if (path.equals("/api/stream")) {
            switchboard.stream.listen(exchange);
        } else if (exchange.getRequestMethod().equals("GET")) {
            get(exchange, path).send(exchange);
        } else {
            write(exchange, path).send(exchange);
        }
    }

    private Answer get(HttpExchange exchange, String path) throws IOException {
        if (path.equals("/session")) {
            exchange.getResponseHeaders().set("Set-Cookie", "XSRF-TOKEN=" + CSRF_TOKEN + "; Path=/");
            return Answer.json(200, FakeSwitchboard.JSON, switchboard.session());
        }
        if (path.equals("/oauth2/authorization/console")) {
            switchboard.logIn();
            exchange.getResponseHeaders().set("Location", "/");
            return new Answer(302, "text/plain", new byte[0]);
        }
        return path.startsWith("/api/") ? read(exchange, path) : file(exchange, path);
    }

    /** A file, or the page for a browser that opens any other address. */
    private static Answer file(HttpExchange exchange, String path) throws IOException {
        var accept = String.valueOf(exchange.getRequestHeaders().getFirst("Accept"));
        var isPage = accept.contains("text/html") && !path.contains(".");
        return Answer.file(isPage ? "/" : path);
    }

    private Answer read(HttpExchange exchange, String path) {
        if (path.equals("/api/members/me")) {
            switchboard.hasJoined();
        }
        var stub = switchboard.api.find("GET", path, exchange.getRequestURI().getQuery());
        if (stub != null) {
            return stub;
        }
        var parts = path.split("/", -1);
        if (!parts[2].equals("conversations")) {
            return Answer.problem(404, "Not found", path);
        }
        if (parts.length == 3) {
            return page(exchange, switchboard.conversations());
        }
        if (parts.length == 5) {
            return page(exchange, switchboard.messagesOf(parts[3]));
        }
        var conversation = switchboard.conversation(parts[3]);
        return conversation == null
                ? Answer.problem(404, "Not found", "There is no such conversation.")
                : Answer.json(200, FakeSwitchboard.JSON, conversation);
    }

    private Answer write(HttpExchange exchange, String path) throws IOException {
        if (!CSRF_TOKEN.equals(exchange.getRequestHeaders().getFirst("X-XSRF-TOKEN"))) {
            return Answer.problem(403, "Forbidden", "The CSRF token is missing.");
        }
        if (path.equals("/logout")) {
            switchboard.logOut();
            return Answer.json(200, FakeSwitchboard.JSON, Map.of("location", "/"));
        }
        var request = request(exchange, path);
        switchboard.api.received(request);
        var stub = switchboard.api.find(
                request.method(), path, exchange.getRequestURI().getQuery());
        return stub != null ? stub : send(request);
    }

    private static StubbedApi.Request request(HttpExchange exchange, String path) throws IOException {
        var headers = exchange.getRequestHeaders();
        return new StubbedApi.Request(
                exchange.getRequestMethod(),
                path,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                headers.getFirst("Idempotency-Key"),
                headers.getFirst("If-Match"));
    }

    private Answer send(StubbedApi.Request request) {
        if (!request.path().matches("/api/messages|/api/conversations/[^/]+/messages")) {
            return Answer.problem(404, "Not found", request.path());
        }
        var body = FakeSwitchboard.JSON.readTree(request.body());
        var key = String.valueOf(request.idempotencyKey());
        return switchboard.send(
                addressee(request.path(), body), body.get("body").asString(), key);
    }

    private Conversation addressee(String path, JsonNode body) {
        var known = path.equals("/api/messages") ? null : switchboard.conversation(path.split("/", -1)[3]);
        return known != null
                ? known
                : switchboard.conversationWith(body.get("to").asString(), null);
    }

    private static Answer page(HttpExchange exchange, List<?> all) {
        var query = query(exchange.getRequestURI().getQuery());
        var from = Integer.parseInt(query.getOrDefault("cursor", "0"));
        var to = Math.min(all.size(), from + Integer.parseInt(query.getOrDefault("limit", "20")));
        var page = new HashMap<String, Object>(Map.of("items", all.subList(from, to)));
        page.put("next", to < all.size() ? String.valueOf(to) : null);
        return Answer.json(200, FakeSwitchboard.JSON, page);
    }

    private static Map<String, String> query(@Nullable String query) {
        return Arrays.stream(query == null ? new String[0] : query.split("&", -1))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(parameter -> parameter[0], parameter -> parameter[1]));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
