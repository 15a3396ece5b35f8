package io.switchboard.ingress.webhook;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** HTTP as it is on the wire, for what no client library lets through. */
final class RawHttp {

    private RawHttp() {}

    /** Sends bytes, says that no more will come, and gives all that is answered. */
    static String exchange(int port, String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            send(socket, request);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void send(Socket socket, String request) throws IOException {
        try {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
        } catch (SocketException e) {
            // It has heard enough; what it said is still to be read.
        }
    }
}
