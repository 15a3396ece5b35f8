package io.switchboard.local.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.switchboard.local.guard.ForeignRequest;
import io.switchboard.local.guard.OwnAddresses;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ends and restarts single parts on request over HTTP on the loopback interface, to test failures:
 * {@code GET /processes}, {@code POST /processes/{name}/kill|stop|start}. It has no login, so it rejects other host
 * names, web pages of other origins and forms.
 */
public final class ProcessControl implements AutoCloseable {

    /** The content types that a web page may send to any address without a preflight request. */
    private static final List<String> FORM_TYPES =
            List.of("application/x-www-form-urlencoded", "multipart/form-data", "text/plain");

    private final HttpServer server;
    private final OwnAddresses own;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Supplier<List<ManagedProcess>> parts;
    private final Consumer<String> announce;
    private final JsonMapper json = JsonMapper.shared();

    /**
     * Starts serving; each action is announced in a sentence.
     *
     * @param allowedHosts further host names under which it may be called, separated by commas
     */
    public ProcessControl(
            int port, String allowedHosts, Supplier<List<ManagedProcess>> parts, Consumer<String> announce) {
        this.parts = parts;
        this.announce = announce;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not listen on port " + port, e);
        }
        own = OwnAddresses.of(server.getAddress().getPort(), allowedHosts);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = answer(exchange);
            var body = json.writeValueAsString(answer.body()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(HttpExchange exchange) {
        var path = exchange.getRequestURI().getPath().split("/", -1);
        var method = exchange.getRequestMethod();
        var headers = exchange.getRequestHeaders();
        var foreign = ForeignRequest.in(method, name -> headers.getOrDefault(name, List.of()), own, origin -> false);
        if (foreign.isPresent()) {
            return Answer.refused(foreign.get());
        }
        if (isForm(headers)) {
            return Answer.error(415, "Send no form; curl -X POST is enough");
        }
        if (path.length == 2 && path[1].equals("processes") && method.equals("GET")) {
            return new Answer(200, ProcessOverview.of(parts.get()));
        }
        if (path.length == 4 && path[1].equals("processes") && method.equals("POST")) {
            return parts.get().stream()
                    .filter(part -> part.name().equals(path[2]))
                    .findFirst()
                    .map(part -> perform(part, path[3]))
                    .orElseGet(() -> Answer.error(404, "There is no process " + path[2]));
        }
        return Answer.error(404, "GET /processes or POST /processes/{name}/kill|stop|start");
    }

    /** Recognises forms, which need neither script nor permission and whose page old browsers do not name. */
    private static boolean isForm(Headers headers) {
        var type = String.valueOf(headers.getFirst("Content-Type")).toLowerCase(Locale.ROOT);
        return FORM_TYPES.stream().anyMatch(type::startsWith);
    }

    private Answer perform(ManagedProcess part, String action) {
        try {
            switch (action) {
                case "kill" -> part.kill();
                case "stop" -> part.stop();
                case "start" -> part.start();
                default -> {
                    return Answer.error(404, "kill, stop or start");
                }
            }
        } catch (RuntimeException e) {
            return Answer.error(409, String.valueOf(e.getMessage()));
        }
        announce.accept("On request: %s %s".formatted(action, part.name()));
        return new Answer(200, ProcessOverview.View.of(part));
    }

    private record Answer(int status, Object body) {

        static Answer refused(ForeignRequest foreign) {
            var problem = new LinkedHashMap<String, Object>();
            problem.put("type", "https://switchboard.io/problems/" + foreign.slug());
            problem.put("title", foreign.slug().replace('-', ' '));
            problem.put("status", foreign.status());
            problem.put("detail", foreign.detail());
            return new Answer(foreign.status(), problem);
        }

        String contentType() {
            return status == 421 || status == 403 ? "application/problem+json" : "application/json";
        }

        static Answer error(int status, String error) {
            return new Answer(status, Map.of("error", error));
        }
    }
}
