package io.switchboard.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

import com.sun.net.httpserver.HttpExchange;
import tools.jackson.databind.json.JsonMapper;

/** The server's end of {@code /api/stream}. */
final class EventStream {

    private final JsonMapper json;
    private final List<HttpExchange> listeners = new CopyOnWriteArrayList<>();
    private final List<String> resumedAfter = new CopyOnWriteArrayList<>();
    private final AtomicLong position = new AtomicLong();

    EventStream(JsonMapper json) {
        this.json = json;
    }

    void listen(HttpExchange exchange) throws IOException {
        var query = exchange.getRequestURI().getQuery();
        resumedAfter.add(query == null ? "" : query.substring("lastEventId=".length()));
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        write(exchange, ": welcome\n\n");
        listeners.add(exchange);
    }

    /** Tells every listener of an event; answers its position in the stream. */
    String push(String eventId, String type, Object data) {
        var at = "p" + position.incrementAndGet();
        var event = Map.of("id", eventId, "type", type, "tenantId", "demo", "data", data);
        broadcast("id: " + at + "\ndata: " + json.writeValueAsString(event) + "\n\n");
        return at;
    }

    void demandReload() {
        broadcast("event: reload\ndata: {\"reason\":\"too old\"}\n\n");
    }

    void drop() {
        listeners.forEach(HttpExchange::close);
        listeners.clear();
    }

    int listeners() {
        return listeners.size();
    }

    /** For each connection so far: the position it asked to go on from, or an empty text. */
    List<String> resumedAfter() {
        return resumedAfter;
    }

    private void broadcast(String text) {
        listeners.forEach(listener -> write(listener, text));
    }

    private void write(HttpExchange listener, String text) {
        try {
            listener.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
            listener.getResponseBody().flush();
        } catch (IOException gone) {
            if (!listeners.remove(listener)) {
                throw new UncheckedIOException(gone);
            }
        }
    }
}
