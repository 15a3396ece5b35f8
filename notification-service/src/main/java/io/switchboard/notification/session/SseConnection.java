package io.switchboard.notification.session;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.servlet.http.WebConnection;
import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Connection of a stream once its response has begun. Tomcat hands the socket over as it does for a WebSocket and keeps
 * neither the request nor the response, whose buffers would be most of the memory of a waiting client. Tomcat continues to
 * watch the socket, so that a client that closes its connection is noticed at once.
 *
 * <p>The response must be committed with {@code Connection: close} before the upgrade; its body then ends with the
 * connection, and the bytes written here are that body.
 *
 * <p>Public because Tomcat creates it.
 */
public final class SseConnection implements InternalHttpUpgradeHandler {

    /** A client that sends more than this after its request is treated as gone. */
    private static final int MAX_FROM_CLIENT = 8 * 1024;

    private final CompletableFuture<SocketWrapperBase<?>> socket = new CompletableFuture<>();
    private volatile Runnable onGone = () -> {};
    private int received;
    private boolean gone;

    /** Called by Tomcat. */
    public SseConnection() {}

    /**
     * Waits for Tomcat to hand the socket over.
     *
     * @param timeout of this call, and of a write that blocks on a client that does not read
     * @param onGone called at once, and possibly again, when the client has closed the connection
     * @throws IOException when the connection is lost before
     */
    OutputStream open(Duration timeout, Runnable onGone) throws IOException, InterruptedException {
        this.onGone = onGone;
        try {
            var wrapper = socket.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            // Tomcat sets none for an upgraded connection, and a client that does not read would block a thread for
            // ever.
            wrapper.setWriteTimeout(timeout.toMillis());
            return new SocketOutput(wrapper);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the connection was lost before the stream began", e);
        }
    }

    /** Ends the output: a blocked write fails, and the client sees the end of the stream after the bytes sent so far. */
    void shutdownOutput() {
        var wrapper = socket.getNow(null);
        if (wrapper != null && wrapper.getSocket() instanceof NioChannel channel && channel.getIOChannel() != null) {
            try {
                channel.getIOChannel().shutdownOutput();
            } catch (IOException e) {
                // Closed already.
            }
        }
    }

    /** Closes the connection. */
    void close() {
        var wrapper = socket.getNow(null);
        if (wrapper != null) {
            wrapper.close();
        }
    }

    @Override
    public void setSocketWrapper(SocketWrapperBase<?> wrapper) {
        // The socket would keep the buffers of the request that it came with.
        wrapper.setAppReadBufHandler(ApplicationBufferHandler.EMPTY);
        socket.complete(wrapper);
    }

    @Override
    public SocketState upgradeDispatch(SocketEvent event) {
        if (!gone && event == SocketEvent.OPEN_READ && isClientThere(socket.join())) {
            return SocketState.UPGRADED;
        }
        gone = true;
        onGone.run();
        shutdownOutput();
        // The writing thread closes the socket. Until then Tomcat must neither watch nor close it.
        return SocketState.ASYNC_IO;
    }

    private boolean isClientThere(SocketWrapperBase<?> wrapper) {
        var ignored = new byte[256];
        try {
            var count = wrapper.read(false, ignored, 0, ignored.length);
            while (count > 0 && received < MAX_FROM_CLIENT) {
                received += count;
                count = wrapper.read(false, ignored, 0, ignored.length);
            }
            return count == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void init(@Nullable WebConnection connection) {
        // Tomcat has set the socket already.
    }

    /** Called when Tomcat itself closes the connection. */
    @Override
    public void destroy() {
        onGone.run();
    }

    @Override
    public void timeoutAsync(long now) {
        // A stream has no timeout of its own: heartbeats show whether the client reads.
    }

    @Override
    public void setSslSupport(@Nullable SSLSupport support) {
        // Not needed.
    }

    @Override
    public void pause() {
        // The live reader ends all streams before the server stops.
    }
}
