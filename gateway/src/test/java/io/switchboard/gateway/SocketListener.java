package io.switchboard.gateway;

import java.net.URI;
import java.net.http.WebSocket;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/** Keeps what a client's WebSocket receives. */
final class SocketListener implements WebSocket.Listener {

    private static final int TIMEOUT_SECONDS = 10;

    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
    private @Nullable WebSocket socket;

    private SocketListener() {}

    static SocketListener connect(WebSocket.Builder builder, URI url) {
        var listener = new SocketListener();
        listener.socket = builder.buildAsync(url, listener).join();
        return listener;
    }

    WebSocket socket() {
        return Objects.requireNonNull(socket);
    }

    String next() throws InterruptedException {
        return String.valueOf(texts.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS));
    }

    boolean isSilentFor(long millis) throws InterruptedException {
        return texts.poll(millis, TimeUnit.MILLISECONDS) == null && !closeCode.isDone();
    }

    /** The code of the close frame; 1006 when the connection broke without one. */
    int closeCode() {
        return closeCode.orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean isLast) {
        texts.add(text.toString());
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closeCode.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closeCode.complete(1006);
    }
}
