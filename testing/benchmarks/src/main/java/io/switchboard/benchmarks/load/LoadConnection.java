package io.switchboard.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

import io.switchboard.benchmarks.measurement.MeasurementFailed;

/** A kept-alive connection with at most one request in flight. */
final class LoadConnection {

    private final InetSocketAddress server;
    private final ByteBuffer out = ByteBuffer.allocateDirect(RequestSource.LONGEST);
    private final ByteBuffer in = ByteBuffer.allocate(RequestSource.LONGEST + 4 * 1024);
    private final Selector selector;
    private SocketChannel channel;
    private SelectionKey key;
    private long number;
    private long intended;

    LoadConnection(InetSocketAddress server, Selector selector) throws IOException {
        this.server = server;
        this.selector = selector;
        this.channel = connect(server);
        this.key = register();
    }

    /** Reconnects; a request in flight stays without answer. */
    void reconnect() throws IOException {
        channel.close();
        in.clear();
        channel = connect(server);
        key = register();
    }

    void send(long requestNumber, long intendedAt, byte[] request, int length) throws IOException {
        number = requestNumber;
        intended = intendedAt;
        out.clear();
        out.put(request, 0, length).flip();
        flush();
    }

    /** Sends the bytes that the socket has not accepted yet. */
    void flush() throws IOException {
        channel.write(out);
        var interest = out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
        if (key.interestOps() != interest) {
            key.interestOps(interest);
        }
    }

    /**
     * Reads the bytes that have arrived.
     *
     * @throws IOException also when the server closed the connection
     */
    ResponseReader receive() throws IOException {
        if (channel.read(in) < 0) {
            throw new IOException("The server closed the connection.");
        }
        var response = ResponseReader.parse(in.array(), in.position());
        if (response.isComplete()) {
            if (response.length() != in.position()) {
                throw new MeasurementFailed("The server sent more than one response to one request.");
            }
            in.clear();
        } else if (!in.hasRemaining()) {
            throw new MeasurementFailed("A response has more than %d bytes.".formatted(in.capacity()));
        }
        return response;
    }

    long number() {
        return number;
    }

    long intended() {
        return intended;
    }

    void close() throws IOException {
        channel.close();
    }

    private static SocketChannel connect(InetSocketAddress server) throws IOException {
        var channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        return channel;
    }

    private SelectionKey register() throws IOException {
        return channel.register(selector, SelectionKey.OP_READ, this);
    }
}
