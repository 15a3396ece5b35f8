package io.switchboard.benchmarks.push;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

import io.switchboard.benchmarks.push.protocol.PushEvent;
import io.switchboard.benchmarks.push.protocol.StreamProtocol;
import io.switchboard.benchmarks.push.protocol.StreamTransport;
import org.jspecify.annotations.Nullable;

/** A client that connects, reads, and resumes after the last event that it received. Used by one thread. */
final class PushConnection {

    private static final byte[] PONG = {(byte) 0x8a, (byte) 0x80, 0, 0, 0, 0};

    private final StreamProtocol protocol;
    private final StreamTransport transport;
    private final PushJournal journal;
    private @Nullable String position;
    private long last = -1;
    private PushedBytes received = new PushedBytes.OfEvents();
    private @Nullable SocketChannel channel;

    PushConnection(StreamProtocol protocol, StreamTransport transport, PushJournal journal) {
        this.protocol = protocol;
        this.transport = transport;
        this.journal = journal;
    }

    /** Whether the client has a position, so that it misses nothing from now on. */
    boolean hasPosition() {
        return position != null;
    }

    void connect(SocketAddress address, Selector selector) throws IOException {
        var opened = SocketChannel.open();
        opened.connect(address);
        opened.write(ByteBuffer.wrap(protocol.request(transport, position).getBytes(StandardCharsets.US_ASCII)));
        opened.configureBlocking(false);
        opened.register(selector, SelectionKey.OP_READ, this);
        channel = opened;
        received = transport == StreamTransport.SSE ? new PushedBytes.OfEvents() : new PushedBytes.OfFrames(this::pong);
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
        var received = protocol.read(text);
        if (received.position() != null) {
            position = received.position();
        }
        if (received.isReload()) {
            journal.reload();
            last = -1;
        }
        received.events().forEach(this::event);
    }

    private void event(String id) {
        var event = PushEvent.ofId("", id);
        if (last >= 0 && event.number() <= last) {
            journal.repeat();
            return;
        }
        if (last >= 0 && event.number() > last + 1) {
            journal.gap(event.number() - last - 1);
        }
        last = event.number();
        journal.arrived(transport, event.due(), System.nanoTime());
    }
}
