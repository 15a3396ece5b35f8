package io.switchboard.notification.session;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

import io.switchboard.notification.log.StreamPosition;
import io.switchboard.testing.EventStreamClient;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code /api/stream} of the service. */
final class SseClient implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final EventStreamClient stream;

    /** An event as it came; its name is {@code message} unless it says otherwise. */
    record Event(String name, String id, JsonNode data) {}

    private SseClient(EventStreamClient stream) {
        this.stream = stream;
    }

    /** Connects; reads nothing before {@link #read}. */
    static SseClient connect(int port, String token, @Nullable String lastEventId) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/stream"))
                .header("Authorization", "Bearer " + token);
        return new SseClient(EventStreamClient.connect(request, lastEventId));
    }

    SseClient read() {
        var unused = stream.read();
        return this;
    }

    HttpResponse<InputStream> response() {
        return stream.response();
    }

    @Nullable
    String lastId() {
        return stream.lastId();
    }

    Optional<StreamPosition> position() {
        return Optional.ofNullable(lastId()).flatMap(StreamPosition::parse);
    }

    /** The next event; empty at the stream's end. Fails when nothing comes in 30 seconds. */
    Optional<Event> next() throws InterruptedException {
        return stream.next()
                .map(event -> new Event(event.name(), String.valueOf(event.id()), JSON.readTree(event.data())));
    }

    @Override
    public void close() {
        stream.close();
    }
}
