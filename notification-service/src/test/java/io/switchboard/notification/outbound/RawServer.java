package io.switchboard.notification.outbound;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that answers each connection's request with exactly these bytes, on a loopback port. */
final class RawServer implements AutoCloseable {

    private final ServerSocket listener;
    private final Answer answer;
    private final AtomicInteger requests = new AtomicInteger();

    interface Answer {

        void write(OutputStream out) throws IOException;
    }

    RawServer(Answer answer) {
        this.answer = answer;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    static RawServer answering(String response) {
        return new RawServer(out -> out.write(response.getBytes(StandardCharsets.US_ASCII)));
    }

    URI url(String host) {
        return URI.create("http://" + host + ":" + listener.getLocalPort() + "/hook");
    }

    int requests() {
        return requests.get();
    }

    private void accept() {
        try {
            while (true) {
                var socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            // The server is closed.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = socket.getInputStream();
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                var next = in.read();
                if (next < 0) {
                    return;
                }
                head.append((char) next);
            }
            requests.incrementAndGet();
            answer.write(socket.getOutputStream());
            socket.getOutputStream().flush();
        } catch (IOException e) {
            // The client has gone.
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
