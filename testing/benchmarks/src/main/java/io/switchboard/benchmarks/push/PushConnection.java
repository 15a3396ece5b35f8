package io.switchboard.benchmarks.push;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import io.switchboard.benchmarks.push.PushJournal.Transport;
import org.jspecify.annotations.Nullable;

/** A client that connects, reads, and resumes after the last event that it received. Used by one thread. */
final class PushConnection {

    private static final Pattern CURSOR = Pattern.compile("\"cursor\":\"([^\"]+)\"\\}$|^id: (\\S+)|\nid: (\\S+)");
    private static final byte[] PONG = {(byte) 0x8a, (byte) 0x80, 0, 0, 0, 0};

    private static final String UPGRADE = """
            Connection: Upgrade\r
            Upgrade: websocket\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            \r
            """;

    private final String host;
    private final String token;
    private final Transport transport;
    private final PushJournal journal;
    private @Nullable String cursor;
    private long last = -1;
    private PushedBytes received = new PushedBytes.OfEvents();
    private @Nullable SocketChannel channel;

    PushConnection(String host, String token, Transport transport, PushJournal journal) {
        this.host = host;
        this.token = token;
        this.transport = transport;
        this.journal = journal;
    }

    /** Whether the client has a position, so that it misses nothing from now on. */
    boolean hasPosition() {
        return cursor != null;
    }

    void connect(SocketAddress address, Selector selector) throws IOException {
        var opened = SocketChannel.open();
        opened.connect(address);
        opened.write(ByteBuffer.wrap(request().getBytes(StandardCharsets.US_ASCII)));
        opened.configureBlocking(false);
        opened.register(selector, SelectionKey.OP_READ, this);
        channel = opened;
        received = transport == Transport.SSE ? new PushedBytes.OfEvents() : new PushedBytes.OfFrames(this::pong);
    }

    /** Breaks the connection, as a network does. */
    void disconnect() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    /** Reads what is there; false at the end of the connection. */
    boolean read(ByteBuffer buffer) {
        try {
            buffer.clear();
            if (channel == null || channel.read(buffer) < 0) {
                return false;
            }
            received.add(buffer.flip(), this::text);
            return true;
        } catch (IOException | PushedBytes.StreamRefused e) {
            return false;
        }
    }

    private String request() {
        var resume = cursor == null ? "" : "?lastEventId=" + cursor;
        return "GET /api/stream" + resume + " HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer " + token + "\r\n"
                + (transport == Transport.SSE ? "Accept: text/event-stream\r\n\r\n" : UPGRADE);
    }

    private void pong() {
        try {
            if (channel != null) {
                channel.write(ByteBuffer.wrap(PONG));
            }
        } catch (IOException e) {
            // The next read finds the end.
        }
    }

    private void text(String text) {
        var position = CURSOR.matcher(text);
        if (position.find()) {
            cursor = position.group(position.group(1) != null ? 1 : position.group(2) != null ? 2 : 3);
        }
        if (text.contains("\"reason\":\"")) {
            journal.reload();
            last = -1;
            return;
        }
        var id = text.indexOf("{\"id\":\"");
        if (id >= 0) {
            event(text.substring(id + 7, text.indexOf('"', id + 7)));
        }
    }

    /** The id of an event is its number within its tenant, and the moment at which it was due. */
    private void event(String id) {
        var parts = id.split("@", 2);
        var number = Long.parseLong(parts[0]);
        if (last >= 0 && number <= last) {
            journal.repeat();
            return;
        }
        if (last >= 0 && number > last + 1) {
            journal.gap(number - last - 1);
        }
        last = number;
        journal.arrived(transport, Long.parseLong(parts[1]), System.nanoTime());
    }
}
