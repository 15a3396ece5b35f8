package io.switchboard.systemtests.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.switchboard.testing.EventStreamClient;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A tenant's stream, read as by a browser: after a broken connection it is opened again, from the last received event on.
 * Events are identified by their id; a repeated one is dropped.
 */
public final class EventStream implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final HttpRequest.Builder request;
    private final Map<String, Event> events = new LinkedHashMap<>();
    private final CountDownLatch opened = new CountDownLatch(1);
    private String lastEventId = "";
    private int connections;
    private int reloads;
    private volatile @Nullable EventStreamClient connection;
    private volatile boolean closed;

    /** An event of the stream. */
    public record Event(String id, String type, String tenantId, JsonNode data) {}

    EventStream(String gateway, String token) {
        this.request =
                HttpRequest.newBuilder(URI.create(gateway + "/api/stream")).header("Authorization", "Bearer " + token);
        Thread.ofVirtual().name("event-stream").start(this::follow);
    }

    /** Returns when all later events will be received. */
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

    /** Returns the events received so far, in order of arrival. */
    public synchronized List<Event> events() {
        return List.copyOf(events.values());
    }

    public List<Event> events(String type) {
        return events().stream().filter(event -> event.type().equals(type)).toList();
    }

    /** Returns how often the stream reported that events may be missing. */
    public synchronized int reloads() {
        return reloads;
    }

    /** Returns the number of connections so far. */
    public synchronized int connections() {
        return connections;
    }

    /** Breaks the connection, possibly in the middle of an event. */
    public void cut() {
        var open = connection;
        if (open != null) {
            try {
                open.close();
            } catch (UncheckedIOException e) {
                // The connection is broken, as intended.
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
            try (var stream = EventStreamClient.connect(request, lastSeen())) {
                if (stream.response().statusCode() != 200) {
                    throw new IOException("answered " + stream.response().statusCode());
                }
                connected(stream);
                try {
                    stream.readTo(this::take);
                } finally {
                    resumeAfter(stream.lastId());
                }
            } catch (IOException | UncheckedIOException broken) {
                // The stream is opened again.
            } catch (InterruptedException e) {
                return;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void connected(EventStreamClient stream) {
        connection = stream;
        synchronized (this) {
            connections++;
        }
        opened.countDown();
    }

    /** A block without an event may have set the id too. */
    private synchronized void resumeAfter(@Nullable String id) {
        lastEventId = id == null ? "" : id;
    }

    private synchronized void take(EventStreamClient.ServerEvent received) {
        if (received.name().equals("reload")) {
            reloads++;
            return;
        }
        var json = Answer.JSON.readTree(received.data());
        var event = new Event(
                json.get("id").asString(),
                json.get("type").asString(),
                json.get("tenantId").asString(),
                json.get("data"));
        events.putIfAbsent(event.id(), event);
    }

    private synchronized String lastSeen() {
        return lastEventId;
    }
}
