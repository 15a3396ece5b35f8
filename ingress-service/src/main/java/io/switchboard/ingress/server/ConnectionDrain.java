package io.switchboard.ingress.server;

import java.io.IOException;
import java.time.Duration;

import jakarta.servlet.ServletException;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Drains connections as the first step of a shutdown. Tomcat, when stopped, closes every connection that is between two
 * requests, and with it a request that is on its way; requests that arrive while it stops get a 503. The drain answers
 * requests as before, but each answer closes its connection.
 *
 * <p>It has two steps. As long as connections are open, new ones are accepted as well, because load balancers need a moment
 * to send no more. Then the port is closed, and the connections that were accepted last are answered: that none is open
 * does not mean that none comes. Each step ends when no connection is left, or after a timeout for idle ones.
 */
final class ConnectionDrain implements SmartLifecycle {

    private static final long POLL_MILLIS = 20;

    private final Duration timeout;
    private volatile @Nullable RequestDeadlineProtocol protocol;
    private volatile boolean running;

    ConnectionDrain(Duration timeout) {
        this.timeout = timeout;
    }

    void watch(RequestDeadlineProtocol protocol) {
        this.protocol = protocol;
    }

    Valve closeConnectionValve() {
        return new CloseConnectionValve();
    }

    @Override
    public void start() {
        running = true;
    }

    /** Runs before everything else stops, the web server included, because the default phase is the last to start. */
    @Override
    public void stop() {
        running = false;
        var http = protocol;
        if (http == null) {
            return;
        }
        try {
            awaitNoConnection(http);
            http.closeServerSocketGraceful();
            awaitNoConnection(http);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits at least once, because a connection that is being accepted is not counted yet. */
    private void awaitNoConnection(RequestDeadlineProtocol http) throws InterruptedException {
        var deadline = System.nanoTime() + timeout.toNanos();
        do {
            Thread.sleep(POLL_MILLIS);
        } while (http.openConnections() > 0 && System.nanoTime() < deadline);
    }

    /** A context that is paused keeps its web server, whose port would stay closed. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private final class CloseConnectionValve extends ValveBase {

        private CloseConnectionValve() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (!running) {
                response.setHeader("Connection", "close");
            }
            getNext().invoke(request, response);
        }
    }
}
