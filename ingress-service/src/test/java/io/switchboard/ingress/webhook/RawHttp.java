package io.switchboard.ingress.webhook;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** HTTP as it is on the wire, for what no client library lets through. */
final class RawHttp {

    private RawHttp() {}

    /** Sends bytes, says that no more will come, and gives all that is answered. */
    static String exchange(int port, String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
