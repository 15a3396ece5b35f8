package io.switchboard.conversation.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Stands in for Twilio and serves no file completely. */
public final class BrokenMediaServer implements AutoCloseable {

    /** The first bytes of each file that is cut off. */
    public static final String START = "GIF89a";

    private static final int ANNOUNCED = 1_000;

    private final HttpServer server;

    private BrokenMediaServer(Transfer transfer) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", transfer::send);
        server.start();
    }

    private interface Transfer {

        void send(HttpExchange exchange) throws IOException;
    }

    /** Files of which fewer bytes come than were announced. */
    public static BrokenMediaServer cuttingOff() {
        return new BrokenMediaServer(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "image/gif");
            exchange.sendResponseHeaders(200, ANNOUNCED);
            exchange.getResponseBody().write(START.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            throw new IOException("cut off");
        });
    }

    /** Files that have no length and no end. */
    public static BrokenMediaServer endless() {
        return new BrokenMediaServer(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var piece = new byte[64 * 1024];
            try (var out = exchange.getResponseBody()) {
                while (true) {
                    out.write(piece);
                }
            }
        });
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
