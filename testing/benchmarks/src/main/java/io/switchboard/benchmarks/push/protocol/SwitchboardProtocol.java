package io.switchboard.benchmarks.push.protocol;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** The stream of the notification service, over both transports. */
public final class SwitchboardProtocol implements StreamProtocol {

    private static final Pattern POSITION = Pattern.compile("\"cursor\":\"([^\"]+)\"\\}$|^id: (\\S+)|\nid: (\\S+)");

    private static final String UPGRADE = """
            Connection: Upgrade\r
            Upgrade: websocket\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            \r
            """;

    private final String token;

    public SwitchboardProtocol(String token) {
        this.token = token;
    }

    @Override
    public String request(StreamTransport transport, @Nullable String position) {
        var resume = position == null ? "" : "?lastEventId=" + position;
        return "GET /api/stream" + resume + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n"
                + (transport == StreamTransport.SSE ? "Accept: text/event-stream\r\n\r\n" : UPGRADE);
    }

    @Override
    public Received read(String text) {
        var found = POSITION.matcher(text);
        var position = found.find() ? found.group(found.group(1) != null ? 1 : found.group(2) != null ? 2 : 3) : null;
        return new Received(position, StreamProtocol.eventIn(text), text.contains("\"reason\":\""));
    }
}
