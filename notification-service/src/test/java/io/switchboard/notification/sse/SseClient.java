package io.switchboard.notification.sse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.switchboard.notification.topic.StreamPosition;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Reads a stream as browsers do: a block with data is an event, any block may set the id. */
final class SseClient implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpResponse<InputStream> response;
    private final BlockingQueue<Optional<Event>> events = new LinkedBlockingQueue<>();
    private volatile @Nullable String lastId;

    /** An event as it came; its name is {@code message} unless it says otherwise. */
    record Event(String name, String id, JsonNode data) {}

    private SseClient(HttpResponse<InputStream> response, @Nullable String lastId) {
        this.response = response;
        this.lastId = lastId;
    }

    /** Connects; reads nothing before {@link #read}. */
    static SseClient connect(int port, String token, @Nullable String lastEventId) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/stream"))
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + token);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return new SseClient(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()), lastEventId);
    }

    SseClient read() {
        Thread.ofVirtual().start(this::readAll);
        return this;
    }

    HttpResponse<InputStream> response() {
        return response;
    }

    @Nullable
    String lastId() {
        return lastId;
    }

    Optional<StreamPosition> position() {
        return Optional.ofNullable(lastId).flatMap(StreamPosition::parse);
    }

    /** The next event; empty at the stream's end. Fails when nothing comes in 30 seconds. */
    Optional<Event> next() throws InterruptedException {
        var event = events.poll(30, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("no event in 30 seconds");
        }
        return event;
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readAll() {
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), UTF_8))) {
            var name = "message";
            var id = lastId;
            var data = new StringBuilder();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    data.append(line, 6, line.length());
                } else if (line.isEmpty()) {
                    // Not before: a block that was cut off never happened.
                    lastId = id;
                    if (!data.isEmpty()) {
                        events.add(Optional.of(new Event(name, String.valueOf(id), JSON.readTree(data.toString()))));
                    }
                    name = "message";
                    data.setLength(0);
                }
            }
        } catch (IOException e) {
            // Closed, by either side.
        }
        events.add(Optional.empty());
    }
}
