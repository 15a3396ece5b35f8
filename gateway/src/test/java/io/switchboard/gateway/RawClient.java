package io.switchboard.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Sends bytes as they are, which no HTTP client would, and reads the answer to its end. */
final class RawClient {

    private final int port;

    RawClient(int port) {
        this.port = port;
    }

    /** Returns the whole answer, status line and headers included; the request must ask to close the connection. */
    String send(String request) throws IOException {
        try (var socket = open()) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    String post(String target, String headers, String body) throws IOException {
        return send("POST " + target + " HTTP/1.1\r\nHost: example.com\r\nConnection: close\r\n" + headers
                + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    Socket open() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        return socket;
    }

    /** Reads until the answer so far contains the text. */
    static String until(String text, InputStream in) throws IOException {
        var seen = new StringBuilder();
        try {
            while (seen.indexOf(text) < 0) {
                var b = in.read();
                if (b < 0) {
                    throw new IOException("ended after: " + seen);
                }
                seen.append((char) b);
            }
        } catch (SocketTimeoutException e) {
            throw new IOException("silent after: " + seen, e);
        }
        return seen.toString();
    }
}
