package io.switchboard.ingress.server;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.NioChannel;
import org.jspecify.annotations.Nullable;

/**
 * Closes connections whose request has not arrived completely within a deadline. Tomcat's own timeout restarts with every
 * byte, so that a sender who trickles could hold a connection, a thread and memory indefinitely.
 *
 * <p>Requests themselves pay nothing: a background task checks all of them periodically. It shuts down the input of a late
 * connection, so that its reader sees the end of the stream: in the head the connection is closed, in the body the webhook is
 * rejected as cut short. A request that arrived in time and is still being processed only loses its connection afterwards.
 *
 * <p>Public because Tomcat creates it by name.
 */
public final class RequestDeadlineProtocol extends Http11NioProtocol {

    private static final long NOT_STARTED = -1;
    private static final int CHECKS_PER_TIMEOUT = 10;

    /** Tomcat pools processors, one for each concurrent request, and drops those that it does not need. */
    private final Set<TimedProcessor> processors =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private long timeout = TimeUnit.SECONDS.toNanos(10);
    private @Nullable ScheduledFuture<?> checks;

    /** Sets how long a request may take to arrive; detected up to a tenth of that later. Must be called before the start. */
    void setRequestTimeout(Duration timeout) {
        this.timeout = timeout.toNanos();
    }

    int openConnections() {
        return getEndpoint().getConnections().size();
    }

    @Override
    protected Processor createProcessor() {
        var processor = new TimedProcessor(this);
        processors.add(processor);
        return processor;
    }

    @Override
    public void start() throws Exception {
        super.start();
        checks = getUtilityExecutor()
                .scheduleWithFixedDelay(
                        this::shutDownLate, 0, Math.max(1, timeout / CHECKS_PER_TIMEOUT), TimeUnit.NANOSECONDS);
    }

    @Override
    public void stop() throws Exception {
        if (checks != null) {
            checks.cancel(false);
        }
        super.stop();
    }

    private void shutDownLate() {
        snapshot().forEach(processor -> processor.shutDownIfLate(timeout));
    }

    private List<TimedProcessor> snapshot() {
        synchronized (processors) {
            return List.copyOf(processors);
        }
    }

    private static final class TimedProcessor extends Http11Processor {

        private TimedProcessor(RequestDeadlineProtocol protocol) {
            super(protocol, protocol.getAdapter());
        }

        private void shutDownIfLate(long timeout) {
            // Reads the connection first: a thread that sees the next connection also sees that the previous time was
            // reset.
            var connection = getSocketWrapper();
            var started = getRequest().getStartTimeNanos();
            if (connection != null
                    && started != NOT_STARTED
                    && System.nanoTime() - started > timeout
                    && connection.getSocket() instanceof NioChannel channel) {
                shutDownInput(channel);
            }
        }

        private static void shutDownInput(NioChannel channel) {
            try {
                var socket = channel.getIOChannel();
                if (socket != null) {
                    socket.shutdownInput();
                }
            } catch (IOException e) {
                // Closed in the meantime.
            }
        }
    }
}
