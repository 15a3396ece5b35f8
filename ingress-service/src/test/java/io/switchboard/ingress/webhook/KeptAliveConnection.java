package io.switchboard.ingress.webhook;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** A connection for one request after the other, which never repeats any by itself, unlike most HTTP clients. */
final class KeptAliveConnection implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("content-length: (\\d+)");

    private final Socket socket;
    private final InputStream in;
    private boolean hasAnswered;
    private boolean isOver;

    KeptAliveConnection(int port) throws IOException {
        socket = new Socket("localhost", port);
        socket.setSoTimeout(30_000);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /**
     * Sends a request and waits for its answer.
     *
     * @return the status
     * @throws IOException when there was none
     */
    int exchange(String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        var head = head().toLowerCase(Locale.ROOT);
        var length = LENGTH.matcher(head);
        if (length.find()) {
            in.readNBytes(Integer.parseInt(length.group(1)));
        }
        hasAnswered = true;
        isOver = head.contains("connection: close");
        return Integer.parseInt(head.substring(9, 12));
    }

    /** Returns whether any request was answered on this connection. */
    boolean hasAnswered() {
        return hasAnswered;
    }

    /** Returns whether the server has announced that it closes the connection. */
    boolean isOver() {
        return isOver;
    }

    /** Returns whether the server sent bytes that belong to no request. Called at the end. */
    boolean saysMore() throws IOException {
        return in.read() >= 0;
    }

    private String head() throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = in.read();
            if (next < 0) {
                throw new IOException("ended after: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
