package io.switchboard.notification.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import org.jspecify.annotations.Nullable;

/**
 * Connection of one client in Tomcat's WebSocket container. Writes block while the client does not read. Messages of the
 * client have no meaning: they are counted and passed over.
 */
final class WebSocketConnection extends Endpoint {

    private static final String PROPERTIES = "org.apache.tomcat.websocket.";
    private static final String CLOSE_SEND_TIMEOUT = PROPERTIES + "ABNORMAL_SESSION_CLOSE_SEND_TIMEOUT";

    /** Pings in a row without an answer after which the client is treated as gone. */
    private static final int MAX_UNANSWERED = 3;

    static final int MAX_MESSAGES = 100;

    private final WebSocketSettings settings;
    private final Consumer<WebSocketConnection> whenOpen;
    private final AtomicInteger unansweredPings = new AtomicInteger();
    private final AtomicBoolean isGone = new AtomicBoolean();
    private volatile Runnable whenGone = () -> {};
    private volatile @Nullable Session session;
    private int messages;
    private long messageSize;

    /** @param whenOpen called once the connection can be written to; must not block */
    WebSocketConnection(WebSocketSettings settings, Consumer<WebSocketConnection> whenOpen) {
        this.settings = settings;
        this.whenOpen = whenOpen;
    }

    @Override
    public void onOpen(Session opened, EndpointConfig config) {
        var properties = opened.getUserProperties();
        properties.put(
                PROPERTIES + "BLOCKING_SEND_TIMEOUT", settings.writeTimeout().toMillis());
        properties.put(
                PROPERTIES + "SESSION_CLOSE_TIMEOUT", settings.closeTimeout().toMillis());
        properties.put(CLOSE_SEND_TIMEOUT, settings.closeTimeout().toMillis());
        opened.addMessageHandler(PongMessage.class, pong -> unansweredPings.set(0));
        // In parts, because a whole message that is too big would end the connection before the client reads why.
        opened.addMessageHandler(String.class, (part, isLast) -> received(part.length(), isLast));
        opened.addMessageHandler(ByteBuffer.class, (part, isLast) -> received(part.remaining(), isLast));
        session = opened;
        whenOpen.accept(this);
    }

    @Override
    public void onClose(Session closed, CloseReason reason) {
        isGone.set(true);
        whenGone.run();
    }

    /** Calls the action when the client leaves, or at once when it has left. */
    void onGone(Runnable action) {
        whenGone = action;
        if (isGone.get()) {
            action.run();
        }
    }

    void send(String text) throws IOException {
        try {
            open().getBasicRemote().sendText(text);
        } catch (IllegalStateException e) {
            throw new IOException("closed", e);
        }
    }

    /** Sends a ping, unless the client did not answer earlier ones. */
    void ping() throws IOException {
        if (unansweredPings.incrementAndGet() > MAX_UNANSWERED) {
            throw new IOException("no pong");
        }
        try {
            open().getBasicRemote().sendPing(ByteBuffer.allocate(0));
        } catch (IllegalStateException e) {
            throw new IOException("closed", e);
        }
    }

    /** Begins the closing handshake with the reason. Does nothing when the connection is being closed. */
    void close(WebSocketEnd end) {
        var current = session;
        if (current == null) {
            return;
        }
        try {
            current.close(end.closeReason());
        } catch (IOException | IllegalStateException e) {
            // Closed already.
        }
    }

    /** Breaks the connection, and with it a write that blocks. Returns at once. */
    void abort() {
        Thread.ofVirtual().name("websocket-abort").start(() -> {
            var current = session;
            if (current != null) {
                current.getUserProperties().put(CLOSE_SEND_TIMEOUT, 1L);
                close(WebSocketEnd.TOO_SLOW);
            }
        });
    }

    private void received(int size, boolean isLast) {
        messageSize += size;
        if (messageSize > settings.maxMessageSize().toBytes()) {
            close(WebSocketEnd.MESSAGE_TOO_BIG);
        }
        if (isLast) {
            messageSize = 0;
            messages++;
        }
        if (messages > MAX_MESSAGES) {
            close(WebSocketEnd.MESSAGES_UNWANTED);
        }
    }

    private Session open() throws IOException {
        var current = session;
        if (current == null || !current.isOpen()) {
            throw new IOException("closed");
        }
        return current;
    }
}
