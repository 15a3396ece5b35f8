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
 * The first step of a shutdown. Tomcat, when told to stop, closes every connection that is between two requests, and with
 * it the request that was just then on its way. So before that, for a while, everything is still answered, but each answer
 * is the last on its connection. Over when no connection is left, or after so long: whoever keeps one open in silence has
 * it closed.
 */
final class ConnectionDrain implements SmartLifecycle {

    private static final long LOOK_MILLIS = 20;

    private final Duration atMost;
    private volatile IntSupplier openConnections = () -> 0;
    private volatile boolean running;

    ConnectionDrain(Duration atMost) {
        this.atMost = atMost;
    }

    void watch(IntSupplier openConnections) {
        this.openConnections = openConnections;
    }

    Valve lastAnswers() {
        return new LastAnswers();
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before everything else stops, the web server included: the phase is the default one, which is the last to start. */
    @Override
    public void stop() {
        running = false;
        var deadline = System.nanoTime() + atMost.toNanos();
        var never = new CountDownLatch(1);
        try {
            while (openConnections.getAsInt() > 0 && System.nanoTime() < deadline) {
                var unused = never.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private final class LastAnswers extends ValveBase {

        private LastAnswers() {
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
