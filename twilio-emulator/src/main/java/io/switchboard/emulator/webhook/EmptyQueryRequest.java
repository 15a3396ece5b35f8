package io.switchboard.emulator.webhook;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sends a request whose URL ends in {@code ?}. {@code java.net.http} omits such a question mark, so the receiver would
 * see a URL other than the signed one; the JDK's older client sends it. That client holds locks while it waits, so each
 * request has its own platform thread.
 */
final class EmptyQueryRequest {
    static {
        // The client must not retry on its own, as in WebhookClient.
        System.setProperty("sun.net.http.retryPost", "false");
    }

    private EmptyQueryRequest() {}

    static CompletableFuture<WebhookReply> send(
            HttpRequest request, WebhookTarget target, ConnectionOverrides overrides, AtomicBoolean headersReceived) {
        var sent = new CompletableFuture<WebhookReply>();
        var worker = Thread.ofPlatform().daemon().name("empty-query").start(() -> {
            try {
                sent.complete(exchange(request, target, overrides, headersReceived));
            } catch (IOException | RuntimeException e) {
                sent.completeExceptionally(e);
            }
        });
        var unused = sent.whenComplete((reply, failure) -> worker.interrupt());
        return sent;
    }

    private static WebhookReply exchange(
            HttpRequest request, WebhookTarget target, ConnectionOverrides overrides, AtomicBoolean headersReceived)
            throws IOException {
        var connection = (HttpURLConnection) target.uri().toURL().openConnection();
        connection.setRequestMethod(target.method());
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout((int) overrides.connectTimeout().toMillis());
        connection.setReadTimeout((int) overrides.readTimeout().toMillis());
        connection.setUseCaches(false);
        connection.setDoOutput(!target.method().equals("GET"));
        request.headers()
                .map()
                .forEach((name, values) -> values.forEach(value -> connection.addRequestProperty(name, value)));
        connection.addRequestProperty("Connection", "close");
        try {
            var content =
                    target.method().equals("GET") ? new byte[0] : target.body().getBytes(StandardCharsets.UTF_8);
            if (connection.getDoOutput()) {
                connection.setFixedLengthStreamingMode(content.length);
            }
            connect(connection);
            if (connection.getDoOutput()) {
                try (var body = connection.getOutputStream()) {
                    body.write(content);
                }
            }
            var status = connection.getResponseCode();
            headersReceived.set(true);
            return new WebhookReply(
                    status,
                    connection.getHeaderField("Location"),
                    connection.getContentType(),
                    body(connection, status));
        } finally {
            connection.disconnect();
        }
    }

    /**
     * Reports a connect timeout as such: the receiver has not seen the request, which decides whether it may be
     * retried.
     */
    private static void connect(HttpURLConnection connection) throws IOException {
        try {
            connection.connect();
        } catch (SocketTimeoutException e) {
            var failure = new HttpConnectTimeoutException("HTTP connect timed out");
            failure.initCause(e);
            throw failure;
        }
    }

    private static String body(HttpURLConnection connection, int status) throws IOException {
        try (var body = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
            return body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
