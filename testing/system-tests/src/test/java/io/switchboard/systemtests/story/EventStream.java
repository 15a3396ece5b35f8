package io.switchboard.systemtests.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A tenant's stream, followed as browsers do it: whenever the connection breaks it is opened again, from the last event on
 * that was seen. Events are known by their id; one that comes again is dropped.
 */
public final class EventStream implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final HttpRequest.Builder request;
    private final Map<String, Event> events = new LinkedHashMap<>();
    private final CountDownLatch opened = new CountDownLatch(1);
    private String lastEventId = "";
    private int connections;
    private int reloads;
    private volatile @Nullable InputStream connection;
    private volatile boolean closed;

    /** Something that happened. */
    public record Event(String id, String type, String tenantId, JsonNode data) {}

    EventStream(String gateway, String token) {
        this.request = HttpRequest.newBuilder(URI.create(gateway + "/api/stream"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        Thread.ofVirtual().name("event-stream").start(this::follow);
    }

    /** Returns when everything that happens from now on will be seen. */
    void awaitOpen() {
        try {
            if (!opened.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("the stream did not open");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** What was seen so far, in the order it came. */
    public synchronized List<Event> events() {
        return List.copyOf(events.values());
    }

    public List<Event> events(String type) {
        return events().stream().filter(each -> each.type().equals(type)).toList();
    }

    /** How often it was told that it may have missed something. */
    public synchronized int reloads() {
        return reloads;
    }

    /** How often it was connected. */
    public synchronized int connections() {
        return connections;
    }

    /** Breaks the connection, in the middle of whatever is coming. */
    public void cut() {
        InputStream open = connection;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // As broken as it should be.
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        cut();
    }

    private void follow() {
        while (!closed) {
            try (InputStream body = connect();
                    BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                read(lines);
            } catch (IOException broken) {
                // It is opened again.
            } catch (InterruptedException e) {
                return;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private InputStream connect() throws IOException, InterruptedException {
        HttpRequest next = lastSeen().isEmpty()
                ? request.build()
                : request.copy().header("Last-Event-ID", lastSeen()).build();
        var response = Http.CLIENT.send(next, BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            response.body().close();
            throw new IOException("answered " + response.statusCode());
        }
        connection = response.body();
        synchronized (this) {
            connections++;
        }
        opened.countDown();
        return response.body();
    }

    /** Only an empty line completes a block; half a block at the end of a connection is nothing. */
    private void read(BufferedReader lines) throws IOException {
        Map<String, String> block = new LinkedHashMap<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                take(block);
                block.clear();
            } else if (!line.startsWith(":")) {
                String[] field = line.split(": ?", 2);
                block.put(field[0], field[1]);
            }
        }
    }

    private synchronized void take(Map<String, String> block) {
        lastEventId = block.getOrDefault("id", lastEventId);
        String data = block.get("data");
        if ("reload".equals(block.get("event"))) {
            reloads++;
        } else if (data != null) {
            JsonNode json = Answer.JSON.readTree(data);
            Event event = new Event(
                    json.get("id").asString(),
                    json.get("type").asString(),
                    json.get("tenantId").asString(),
                    json.get("data"));
            events.putIfAbsent(event.id(), event);
        }
    }

    private synchronized String lastSeen() {
        return lastEventId;
    }
}
