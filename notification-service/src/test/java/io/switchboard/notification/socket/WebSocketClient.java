package io.switchboard.notification.socket;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code /api/stream} of the service over a WebSocket. */
final class WebSocketClient implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();
    private static final int TIMEOUT_SECONDS = 30;

    private final BlockingQueue<Optional<JsonNode>> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final boolean readsAtOnce;
    private volatile @Nullable String cursor;
    private @Nullable WebSocket socket;

    private WebSocketClient(boolean readsAtOnce) {
        this.readsAtOnce = readsAtOnce;
    }

    /** Connects with a token, or with a ticket in the query. */
    static WebSocketClient connect(int port, String query, @Nullable String token, String... subprotocols) {
        return new WebSocketClient(true).open(port, query, token, subprotocols);
    }

    /** Connects, and reads nothing before {@link #read}. */
    static WebSocketClient connectPaused(int port, String token) {
        return new WebSocketClient(false).open(port, "", token);
    }

    /** Tries to connect; returns the status of the refused handshake. */
    static int refusal(int port, String query, @Nullable String token, String... subprotocols) {
        try (var unexpected = connect(port, query, token, subprotocols)) {
            throw new AssertionError("connected, then " + unexpected.closeCode());
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }

    private WebSocketClient open(int port, String query, @Nullable String token, String... subprotocols) {
        var builder = HTTP.newWebSocketBuilder();
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        if (subprotocols.length > 0) {
            var others = List.of(subprotocols).subList(1, subprotocols.length).toArray(String[]::new);
            builder.subprotocols(subprotocols[0], others);
        }
        socket = builder.buildAsync(URI.create("ws://localhost:" + port + "/api/stream" + query), this)
                .join();
        return this;
    }

    WebSocket socket() {
        return Objects.requireNonNull(socket);
    }

    WebSocketClient read() {
        socket().request(Long.MAX_VALUE);
        return this;
    }

    @Nullable
    String cursor() {
        return cursor;
    }

    /** The next message that is no heartbeat; empty at the end. Fails when nothing comes in 30 seconds. */
    Optional<JsonNode> next() throws InterruptedException {
        var message = messages.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("no message in " + TIMEOUT_SECONDS + " seconds");
        }
        return message;
    }

    /** The code with which the service closed the connection; 1006 when it broke. */
    int closeCode() {
        return closeCode.orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void onOpen(WebSocket opened) {
        if (readsAtOnce) {
            opened.request(Long.MAX_VALUE);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
        text.append(part);
        if (isLast) {
            var message = JSON.readTree(text.toString());
            text.setLength(0);
            cursor = message.get("cursor").asString();
            if (!message.get("type").asString().equals("heartbeat")) {
                messages.add(Optional.of(message));
            }
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closeCode.complete(code);
        messages.add(Optional.empty());
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closeCode.complete(1006);
        messages.add(Optional.empty());
    }

    @Override
    public void close() {
        socket().abort();
    }
}
