package io.switchboard.ingress.server;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

import jakarta.servlet.ServletException;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.context.SmartLifecycle;

/**
 * Drains connections as the first step of a shutdown. Tomcat, when stopped, closes every connection that is between two
 * requests, and with it a request that is on its way. The drain answers requests as before, but each answer closes its
 * connection. It ends when no connection is left, or after a timeout for idle ones.
 */
final class ConnectionDrain implements SmartLifecycle {

    private static final long POLL_MILLIS = 20;

    private final Duration timeout;
    private volatile IntSupplier openConnections = () -> 0;
    private volatile boolean running;

    ConnectionDrain(Duration timeout) {
        this.timeout = timeout;
    }

    void watch(IntSupplier openConnections) {
        this.openConnections = openConnections;
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
        var deadline = System.nanoTime() + timeout.toNanos();
        var never = new CountDownLatch(1);
        try {
            while (openConnections.getAsInt() > 0 && System.nanoTime() < deadline) {
                var unused = never.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
