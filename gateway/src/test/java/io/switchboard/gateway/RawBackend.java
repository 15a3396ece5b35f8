package io.switchboard.gateway;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * A service as seen from its socket: keeps each request's bytes as they came in, with no HTTP library in between that
 * could tidy them up.
 */
final class RawBackend implements AutoCloseable {

    /** A test's handler of a request; the connection is closed when it returns. */
    interface Answer {
        void to(Request request, Socket connection) throws Exception;
    }

    record Request(String line, List<String> headers, String body, boolean complete) {

        String target() {
            return line.split(" ", 3)[1];
        }

        List<String> header(String name) {
            return headers.stream()
                    .filter(header -> header.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(header -> header.substring(name.length() + 1).strip())
                    .toList();
        }
    }

    private final ServerSocket server;
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private volatile Answer answer = RawBackend::ok;

    RawBackend() throws IOException {
        server = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "http://localhost:" + server.getLocalPort();
    }

    void answers(Answer answer) {
        this.answer = answer;
    }

    void answersOk() {
        requests.clear();
        answer = RawBackend::ok;
    }

    Request received() throws InterruptedException {
        var request = requests.poll(5, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("nothing reached the service");
        }
        return request;
    }

    boolean receivedNothing() {
        return requests.isEmpty();
    }

    static void respond(Socket connection, String answer) throws IOException {
        connection.getOutputStream().write(answer.getBytes(ISO_8859_1));
        connection.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    static void ok(Request request, Socket connection) throws IOException {
        respond(
                connection,
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var connection = server.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in = new BufferedInputStream(connection.getInputStream());
            var line = line(in);
            if (line.isEmpty()) {
                return;
            }
            var request = read(line, in);
            requests.add(request);
            answer.to(request, connection);
        } catch (Exception e) {
            // The gateway closed the connection; the bytes it had sent are recorded.
        }
    }

    private static Request read(String line, InputStream in) throws IOException {
        var headers = new ArrayList<String>();
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            headers.add(header);
        }
        var bare = new Request(line, headers, "", true);
        if (!bare.header("Transfer-Encoding").isEmpty()) {
            return chunked(line, headers, in);
        }
        var length = bare.header("Content-Length").stream()
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(0);
        var body = in.readNBytes(length);
        return new Request(line, headers, new String(body, ISO_8859_1), body.length == length);
    }

    private static Request chunked(String line, List<String> headers, InputStream in) throws IOException {
        var body = new StringBuilder();
        while (true) {
            var size = line(in);
            if (size.isEmpty()) {
                return new Request(line, headers, body.toString(), false);
            }
            var chunk = in.readNBytes(Integer.parseInt(size, 16));
            line(in);
            if (chunk.length == 0) {
                return new Request(line, headers, body.toString(), true);
            }
            body.append(new String(chunk, ISO_8859_1));
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var b = in.read(); b != -1 && b != '\n'; b = in.read()) {
            line.write(b);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }

    /** Writes a chunk, for tests that write an answer in parts. */
    static void chunk(OutputStream out, String text) throws IOException {
        out.write((Integer.toHexString(text.length()) + "\r\n" + text + "\r\n").getBytes(ISO_8859_1));
        out.flush();
    }
}
