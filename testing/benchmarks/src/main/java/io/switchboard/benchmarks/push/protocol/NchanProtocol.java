package io.switchboard.benchmarks.push.protocol;

import org.jspecify.annotations.Nullable;

/**
 * The server-sent events of nchan.
 *
 * @see <a href="https://nchan.io/#eventsource">nchan on EventSource</a>
 */
public final class NchanProtocol implements StreamProtocol {

    private static final String OPENED_BEFORE_ALL_EVENTS = "";
    private static final String ID = "id: ";

    private final String tenant;

    NchanProtocol(String tenant) {
        this.tenant = tenant;
    }

    @Override
    public String request(StreamTransport transport, @Nullable String position) {
        var resume = position == null || position.equals(OPENED_BEFORE_ALL_EVENTS)
                ? ""
                : "Last-Event-ID: " + position + "\r\n";
        return "GET /subscribe/" + tenant + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n" + resume
                + "\r\n";
    }

    @Override
    public Received read(String text) {
        var line = text.startsWith(ID) ? 0 : text.indexOf("\n" + ID) + 1;
        var hasId = text.startsWith(ID, line);
        var position =
                hasId ? text.substring(line + ID.length()).lines().findFirst().orElseThrow() : null;
        var isOpened = position == null && text.startsWith(":");
        return new Received(isOpened ? OPENED_BEFORE_ALL_EVENTS : position, StreamProtocol.eventIn(text), false);
    }
}
