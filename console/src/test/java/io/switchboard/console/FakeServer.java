package io.switchboard.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/**
 * Serves the console's files and the part of the API that it uses, as the gateway does. One server is behind all tests, each
 * with a switchboard of its own, so that the browser reads the files once and not for every test.
 */
final class FakeServer {

    private static final String BUILD = "0123456789abcdef";
    private static final String CSRF_TOKEN = "csrf-token";
    private static final String TENANT = "X-Switchboard-Tenant";
    private static final HttpServer SERVER = started();

    private static volatile @Nullable FakeServer current;

    private final FakeSwitchboard switchboard;
    private final FakeConversations conversations;

    private FakeServer(FakeSwitchboard switchboard) {
        this.switchboard = switchboard;
        this.conversations = new FakeConversations(switchboard);
    }

    /** Serves a switchboard from now on, in place of the one before. */
    static void serve(FakeSwitchboard switchboard) {
        current = new FakeServer(switchboard);
    }

    /** Answers all requests with 503 until another switchboard is served. */
    static void serveNothing() {
        current = null;
    }

    static String url() {
        return "http://localhost:" + SERVER.getAddress().getPort();
    }

    private static HttpServer started() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", FakeServer::answer);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var served = current;
        if (served == null) {
            Answer.problem(503, "Unavailable", "No test is running.").send(exchange);
        } else {
            served.handle(exchange);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        switchboard.tenants.put(
                path, Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(TENANT), ""));
        switchboard.requests.merge(path, 1, Integer::sum);
        switchboard.isAskedFor(path);
        var isProtected = isOfApi(path) || path.equals("/session");
        if (isProtected && !switchboard.isLoggedIn()) {
            Answer.problem(401, "Unauthorized", "Log in first.").send(exchange);
        } else if (isOfNoTenant(exchange, path)) {
            Answer.problem(403, "Forbidden", "Name the tenant that you act for.")
                    .send(exchange);
        } else if (path.equals("/api/stream")) {
            switchboard.stream.listen(exchange);
        } else if (exchange.getRequestMethod().equals("GET")) {
            get(exchange, path).send(exchange);
        } else {
            write(exchange, path).send(exchange);
        }
    }

    /** An operator has to name the tenant whose things are asked for. */
    private boolean isOfNoTenant(HttpExchange exchange, String path) {
        return path.startsWith("/api/")
                && !path.matches("/api/(operator/.*|audit)")
                && !switchboard.session().containsKey("tenant")
                && !exchange.getRequestHeaders().containsKey(TENANT);
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
        return isOfApi(path) ? read(exchange, path) : file(exchange, path);
    }

    private static boolean isOfApi(String path) {
        return path.startsWith("/api/") || path.startsWith("/session/");
    }

    /** A file, or the page for a browser that opens any other address. */
    private Answer file(HttpExchange exchange, String path) throws IOException {
        var accept = String.valueOf(exchange.getRequestHeaders().getFirst("Accept"));
        var isPage = accept.contains("text/html") && !path.contains(".");
        switchboard.files.add(path);
        if (path.startsWith("/console/") && !switchboard.isBuilt) {
            exchange.getResponseHeaders().set("Cache-Control", "max-age=3600");
        }
        var file = Answer.file(isPage ? "/" : path.replace("/console/" + BUILD + "/", "/console/"));
        return switchboard.isBuilt && (isPage || path.equals("/") || path.equals("/service-worker.js"))
                ? file.replacing("\"/console/", "\"/console/" + BUILD + "/")
                : file;
    }

    private Answer read(HttpExchange exchange, String path) {
        if (path.equals("/api/members/me")) {
            switchboard.hasJoined();
        }
        var stub = switchboard.api.find("GET", path, exchange.getRequestURI().getQuery());
        if (stub != null) {
            return stub;
        }
        return conversations.read(exchange.getRequestURI());
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
        return stub != null ? stub : conversations.write(request);
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
}
