package io.switchboard.local.processes;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Checks whether a process is ready. */
final class ReadinessProbe {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    boolean of(URI uri) throws InterruptedException {
        try {
            return uri.getScheme().equals("tcp") ? accepts(uri) : answersWell(uri);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean accepts(URI uri) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), (int) TIMEOUT.toMillis());
            return true;
        }
    }

    private boolean answersWell(URI uri) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
        return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    }
}
