package io.switchboard.notification.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.switchboard.notification.log.StreamPosition;
import io.switchboard.notification.stream.StreamEvent;
import tools.jackson.databind.json.JsonMapper;

/** Output that records what a client receives, until the client disconnects after a number of heartbeats. */
public final class RecordedOutput implements StreamOutput {

    private final JsonMapper json = new JsonMapper();
    private final List<String> calls = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int heartbeatsLeft;

    public RecordedOutput(int heartbeats) {
        heartbeatsLeft = heartbeats;
    }

    @Override
    public void open() {
        calls.add("open");
    }

    @Override
    public void heartbeat(StreamPosition position) throws IOException {
        calls.add("heartbeat " + position);
        heartbeatsLeft--;
        if (heartbeatsLeft == 0) {
            throw new IOException("disconnected");
        }
    }

    @Override
    public void reload(ReloadReason reason, StreamPosition position) {
        calls.add("reload " + reason + " " + position);
        ids.add("reload " + reason);
    }

    @Override
    public void events(List<StreamEvent> events) {
        for (var event : events) {
            var line = new String(event.json(), StandardCharsets.UTF_8);
            var id = json.readTree(line).get("id").asString();
            calls.add(id + " " + event.after());
            ids.add(id);
            text.append(line).append('\n');
        }
    }

    /** Every call in order, with the position it was given. */
    public List<String> calls() {
        return calls;
    }

    /** The ids of the events in order; {@code reload REASON} for a reload. */
    public List<String> ids() {
        return ids;
    }

    /** The JSON of the events, one line each. */
    public String text() {
        return text.toString();
    }
}
