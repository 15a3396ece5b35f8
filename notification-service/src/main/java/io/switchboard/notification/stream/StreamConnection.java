package io.switchboard.notification.stream;

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
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * The connection of a stream once its response has begun. Tomcat hands the socket over as it does for a WebSocket, and
 * keeps neither the request nor the response, whose buffers are most of what a waiting client would cost. Tomcat goes on
 * to watch the socket, so that a client that closes its connection is noticed at once.
 *
 * <p>The response must be committed with {@code Connection: close} before the upgrade; then its body ends with the
 * connection, and what is written here is that body.
 *
 * <p>Public because Tomcat makes it.
 */
public final class StreamConnection implements InternalHttpUpgradeHandler {

    /** A client that sends more than this after its request is not a reader of a stream. */
    private static final int MOST_FROM_CLIENT = 8 * 1024;

    private final CompletableFuture<SocketWrapperBase<?>> socket = new CompletableFuture<>();
    private volatile Runnable onGone = () -> {};
    private int received;
    private boolean gone;

    /** Called by Tomcat. */
    public StreamConnection() {}

    /**
     * Waits for Tomcat to hand the socket over.
     *
     * @param handOver how long to wait
     * @param write how long a write may be blocked by a client that does not read
     * @param onGone called at once, and possibly again, when the client has closed the connection
     * @throws IOException when the connection is lost before
     */
    OutputStream open(Duration handOver, Duration write, Runnable onGone) throws IOException, InterruptedException {
        this.onGone = onGone;
        try {
            var wrapper = socket.get(handOver.toMillis(), TimeUnit.MILLISECONDS);
            // Tomcat sets none for an upgraded connection, and such a client would hold a thread for ever.
            wrapper.setWriteTimeout(write.toMillis());
            return new Output(wrapper);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the connection was lost before the stream began", e);
        }
    }

    /** Sends nothing more: a write that is blocked fails, and the client sees the end after what was sent. */
    void hangUp() {
        var wrapper = socket.getNow(null);
        if (wrapper != null && wrapper.getSocket() instanceof NioChannel channel && channel.getIOChannel() != null) {
            try {
                channel.getIOChannel().shutdownOutput();
            } catch (IOException e) {
                // The connection is closed already.
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
        socket.complete(wrapper);
    }

    @Override
    public SocketState upgradeDispatch(SocketEvent event) {
        if (!gone && event == SocketEvent.OPEN_READ && clientIsThere(socket.join())) {
            return SocketState.UPGRADED;
        }
        gone = true;
        onGone.run();
        hangUp();
        // Whoever writes closes the socket. Until then Tomcat must neither watch nor close it.
        return SocketState.ASYNC_IO;
    }

    private boolean clientIsThere(SocketWrapperBase<?> wrapper) {
        var ignored = new byte[256];
        try {
            var count = wrapper.read(false, ignored, 0, ignored.length);
            while (count > 0 && received < MOST_FROM_CLIENT) {
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

    /** Called when Tomcat itself gives the connection up. */
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
        // Nothing asks for it.
    }

    @Override
    public void pause() {
        // The tail ends all streams before the server stops.
    }

    /** Blocks while the client does not read, until the socket's write timeout. */
    private static final class Output extends OutputStream {

        private final SocketWrapperBase<?> socket;

        private Output(SocketWrapperBase<?> socket) {
            this.socket = socket;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (socket.isClosed()) {
                throw new IOException("closed");
            }
            socket.write(true, bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            if (socket.isClosed()) {
                throw new IOException("closed");
            }
            socket.flush(true);
        }
    }
}
