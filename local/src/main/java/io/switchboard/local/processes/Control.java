package io.switchboard.local.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets people and tests end and restart single parts over HTTP on the loopback interface, to see what happens:
 * {@code GET /processes}, {@code POST /processes/{name}/kill|stop|start}.
 */
public final class Control implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Supplier<List<Part>> parts;
    private final Consumer<String> announce;
    private final JsonMapper json = JsonMapper.shared();

    /** Serves from now on; whatever is done is announced in a sentence. */
    public Control(int port, Supplier<List<Part>> parts, Consumer<String> announce) {
        this.parts = parts;
        this.announce = announce;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not listen on port " + port, e);
        }
        server.setExecutor(threads);
        server.createContext("/processes", this::handle);
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            byte[] body = json.writeValueAsString(answer.body()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(HttpExchange exchange) {
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        String method = exchange.getRequestMethod();
        // A browser names the page a request comes from; no web page has any business here.
        if (exchange.getRequestHeaders().containsKey("Origin")) {
            return Answer.error(403, "Not for web pages");
        }
        if (path.length == 2 && method.equals("GET")) {
            return new Answer(200, Overview.of(parts.get()));
        }
        if (path.length == 4 && method.equals("POST")) {
            return parts.get().stream()
                    .filter(part -> part.name().equals(path[2]))
                    .findFirst()
                    .map(part -> perform(part, path[3]))
                    .orElseGet(() -> Answer.error(404, "There is no process " + path[2]));
        }
        return Answer.error(404, "GET /processes or POST /processes/{name}/kill|stop|start");
    }

    private Answer perform(Part part, String action) {
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
        announce.accept("As asked: %s %s".formatted(action, part.name()));
        return new Answer(200, View.of(part));
    }

    private record Answer(int status, Object body) {

        static Answer error(int status, String error) {
            return new Answer(status, Map.of("error", error));
        }
    }

    record Overview(List<View> processes, long residentBytes) {

        static Overview of(List<Part> parts) {
            long launcher = ProcessHandle.current().pid();
            View own = new View("launcher", "ready", launcher, Memory.resident(launcher));
            List<View> views =
                    Stream.concat(Stream.of(own), parts.stream().map(View::of)).toList();
            long total = views.stream()
                    .map(View::residentBytes)
                    .filter(Objects::nonNull)
                    .mapToLong(Long::longValue)
                    .sum();
            return new Overview(views, total);
        }
    }

    /** Pid and memory are null for what does not run or runs inside the launcher. */
    record View(
            String name,
            String state,
            @Nullable Long pid,
            @Nullable Long residentBytes) {

        static View of(Part part) {
            return part.pid().isEmpty()
                    ? new View(part.name(), part.state(), null, null)
                    : new View(
                            part.name(),
                            part.state(),
                            part.pid().getAsLong(),
                            Memory.resident(part.pid().getAsLong()));
        }
    }
}
