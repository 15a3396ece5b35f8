package io.switchboard.benchmarks.stream;

import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import io.switchboard.benchmarks.measurement.MeasurementFailed;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client that reads its tenant's event stream from its creation. When the stream ends (at the latest with its token),
 * the client reconnects and resumes after the last event, as a browser does.
 */
final class TenantStream implements AutoCloseable {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(200);

    private final GatewayClient gateway;
    private final TenantAccount tenant;
    private final Listener listener;
    private final AtomicInteger reconnects = new AtomicInteger();
    private final JsonMapper json = JsonMapper.shared();
    private volatile Stream<String> lines;
    private volatile boolean closed;
    private String lastEventId = "";

    TenantStream(GatewayClient gateway, TenantAccount tenant, Listener listener) {
        this.gateway = gateway;
        this.tenant = tenant;
        this.listener = listener;
        this.lines = gateway.stream(tenant, lastEventId);
        Thread.ofVirtual().name("stream-" + tenant).start(this::follow);
    }

    int reconnects() {
        return reconnects.get();
    }

    @Override
    public void close() {
        closed = true;
        lines.close();
    }

    private void follow() {
        read();
        while (!closed) {
            LockSupport.parkNanos(PAUSE);
            reconnect();
        }
    }

    private void reconnect() {
        try {
            lines = gateway.stream(tenant, lastEventId);
            reconnects.incrementAndGet();
        } catch (MeasurementFailed notYet) {
            return;
        }
        read();
    }

    private void read() {
        try {
            lines.forEach(line -> line(line, System.nanoTime()));
        } catch (UncheckedIOException ended) {
            // Closed by this client or by the server; the loop distinguishes the two.
        }
    }

    private void line(String line, long at) {
        if (line.startsWith("id:")) {
            lastEventId = line.substring("id:".length()).strip();
        } else if (line.startsWith("data:")) {
            var event = json.readTree(line.substring("data:".length()));
            if (event.path("type").asString("").equals("message.received")) {
                listener.received(event.path("data").path("twilioSid").asString(""), at);
            }
        }
    }

    /** Receives each inbound message on the stream, with its time of arrival. */
    @FunctionalInterface
    interface Listener {

        void received(String messageSid, long at);
    }
}
