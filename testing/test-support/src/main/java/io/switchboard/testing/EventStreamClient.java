package io.switchboard.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Reads an event stream (SSE) as browsers do: a block with data is an event, any block may set the id, and half a block at
 * the end of a connection is dropped. It never reconnects.
 */
public final class EventStreamClient implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int TIMEOUT_SECONDS = 30;

    private final HttpResponse<InputStream> response;
    private final BlockingQueue<Optional<ServerEvent>> events = new LinkedBlockingQueue<>();
    private volatile @Nullable String lastId;

    /**
     * A received event.
     *
     * @param name {@code message} unless the server names another
     * @param id the last id that was set, null before the first
     */
    public record ServerEvent(String name, @Nullable String id, String data) {}

    private EventStreamClient(HttpResponse<InputStream> response, @Nullable String lastId) {
        this.response = response;
        this.lastId = lastId;
    }

    /** Connects, and reads nothing before {@link #read} or {@link #readTo}. */
    public static EventStreamClient connect(HttpRequest.Builder request, @Nullable String lastEventId)
            throws IOException, InterruptedException {
        var complete = request.copy().header("Accept", "text/event-stream");
        if (lastEventId != null && !lastEventId.isEmpty()) {
            complete.header("Last-Event-ID", lastEventId);
        }
        return new EventStreamClient(
                HTTP.send(complete.build(), HttpResponse.BodyHandlers.ofInputStream()), lastEventId);
    }

    /** The response's status and headers. */
    public HttpResponse<InputStream> response() {
        return response;
    }

    /** The id that a reconnection must send; null before the first. */
    public @Nullable String lastId() {
        return lastId;
    }

    /** Reads in a thread of its own; {@link #next} returns the events. */
    public EventStreamClient read() {
        Thread.ofVirtual().name("event-stream").start(() -> {
            try {
                readTo(event -> events.add(Optional.of(event)));
            } catch (IOException e) {
                // Closed, by either side.
            }
            events.add(Optional.empty());
        });
        return this;
    }

    /** Returns the next event, or empty at the stream's end. Fails after 30 seconds without an event. */
    public Optional<ServerEvent> next() throws InterruptedException {
        var event = events.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("no event in " + TIMEOUT_SECONDS + " seconds");
        }
        return event;
    }

    /** Reads in this thread until the stream ends. */
    public void readTo(Consumer<ServerEvent> consumer) throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), UTF_8))) {
            var block = new Block(lastId);
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    lastId = block.id;
                    block.event().ifPresent(consumer);
                    block = new Block(lastId);
                } else {
                    block.add(line);
                }
            }
        }
    }

    /** Closes the connection, possibly in the middle of an event. */
    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Block {

        private final StringBuilder data = new StringBuilder();
        private String name = "message";
        private @Nullable String id;

        Block(@Nullable String id) {
            this.id = id;
        }

        void add(String line) {
            var field = line.split(": ?", 2);
            switch (field[0]) {
                case "event" -> name = field[1];
                case "id" -> id = field[1];
                case "data" -> data.append(field[1]);
                default -> {
                    // A comment, or a field that only a browser needs.
                }
            }
        }

        Optional<ServerEvent> event() {
            return data.isEmpty() ? Optional.empty() : Optional.of(new ServerEvent(name, id, data.toString()));
        }
    }
}
