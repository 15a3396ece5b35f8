package io.switchboard.benchmarks.push;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import io.switchboard.benchmarks.measurement.LatencyRecorder;
import io.switchboard.benchmarks.push.protocol.StreamTransport;

/** Records what arrives on the streams. Used by the clients' thread; {@link #summary} by any when that has stopped. */
final class PushJournal {

    private final Map<StreamTransport, LatencyRecorder> latencies = new EnumMap<>(StreamTransport.class);
    private long gaps;
    private long repeats;
    private long reloads;
    private long unexpectedEnds;
    private long measuredFrom = Long.MAX_VALUE;

    PushJournal() {
        for (var transport : StreamTransport.values()) {
            latencies.put(transport, new LatencyRecorder());
        }
    }

    /** Counts the latencies of events that were written from this moment on. */
    void measureFrom(long nanos) {
        measuredFrom = nanos;
    }

    /** Records an event that was due at a moment, as of {@link System#nanoTime()}. */
    void arrived(StreamTransport transport, long due, long at) {
        if (due >= measuredFrom) {
            of(transport).add(due, at);
        }
    }

    private LatencyRecorder of(StreamTransport transport) {
        return Objects.requireNonNull(latencies.get(transport));
    }

    void gap(long events) {
        gaps += events;
    }

    void repeat() {
        repeats++;
    }

    void reload() {
        reloads++;
    }

    void unexpectedEnd() {
        unexpectedEnds++;
    }

    Summary summary() {
        return new Summary(
                of(StreamTransport.SSE).figures(),
                of(StreamTransport.WEBSOCKET).figures(),
                gaps,
                repeats,
                reloads,
                unexpectedEnds);
    }

    /**
     * The sums.
     *
     * @param gaps events that were missing on a stream between two others, without a reload
     * @param repeats events that a stream had before
     * @param reloads streams that were told to load everything again
     * @param unexpectedEnds streams that the service ended
     */
    record Summary(
            LatencyRecorder.Figures sse,
            LatencyRecorder.Figures webSocket,
            long gaps,
            long repeats,
            long reloads,
            long unexpectedEnds) {}
}
