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
 * HTTP/1.1 that gives a request so long to arrive, from its first byte to its last. Tomcat's own limit starts anew with
 * every byte, so that a sender who trickles holds a connection, a thread and memory for as long as it likes.
 *
 * <p>A request pays nothing for it: now and then all that are there are looked at. Of one that is late nothing more is
 * read, and whoever waits for its next byte sees the end: in the head the connection is closed, in the body the webhook is
 * cut short and told so. One that arrived in time and is still worked on loses nothing but its connection, afterwards.
 *
 * <p>Public because Tomcat makes it, by its name.
 */
public final class RequestDeadlineProtocol extends Http11NioProtocol {

    private static final long NOT_STARTED = -1;
    private static final int LOOKS = 10;

    /** Tomcat pools processors, one for each request at a time, and drops those that it does not need. */
    private final Set<Attended> processors =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private long patience = TimeUnit.SECONDS.toNanos(10);
    private @Nullable ScheduledFuture<?> looking;

    /** How long a request may take to arrive; it is noticed a tenth of that later. To be said before the start. */
    void setPatience(Duration patience) {
        this.patience = patience.toNanos();
    }

    int openConnections() {
        return getEndpoint().getConnections().size();
    }

    @Override
    protected Processor createProcessor() {
        var processor = new Attended(this);
        processors.add(processor);
        return processor;
    }

    @Override
    public void start() throws Exception {
        super.start();
        looking = getUtilityExecutor()
                .scheduleWithFixedDelay(this::cutOffTheLate, 0, Math.max(1, patience / LOOKS), TimeUnit.NANOSECONDS);
    }

    @Override
    public void stop() throws Exception {
        if (looking != null) {
            looking.cancel(false);
        }
        super.stop();
    }

    private void cutOffTheLate() {
        all().forEach(each -> each.cutOffIfLate(patience));
    }

    private List<Attended> all() {
        synchronized (processors) {
            return List.copyOf(processors);
        }
    }

    private static final class Attended extends Http11Processor {

        private Attended(RequestDeadlineProtocol protocol) {
            super(protocol, protocol.getAdapter());
        }

        private void cutOffIfLate(long patience) {
            // The connection first: who sees the next one's also sees that the time of the one before was cleared.
            var connection = getSocketWrapper();
            var started = getRequest().getStartTimeNanos();
            if (connection != null
                    && started != NOT_STARTED
                    && System.nanoTime() - started > patience
                    && connection.getSocket() instanceof NioChannel channel) {
                stopReading(channel);
            }
        }

        private static void stopReading(NioChannel channel) {
            try {
                var socket = channel.getIOChannel();
                if (socket != null) {
                    socket.shutdownInput();
                }
            } catch (IOException e) {
                // Somebody was quicker, and it is closed.
            }
        }
    }
}
