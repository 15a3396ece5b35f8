package io.switchboard.benchmarks.stream;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import io.switchboard.benchmarks.measurement.LatencyRecorder;

/**
 * Records the outcome of each text of one series. Every moment is one of {@link System#nanoTime()}; latencies count from
 * the scheduled moment of the text. Thread-safe.
 */
final class TextJournal {

    private static final long LOOK_AGAIN_MILLIS = 50;

    private final int streams;
    private final Map<String, Entry> entries = new HashMap<>();
    private final LatencyRecorder sent = new LatencyRecorder();
    private final LatencyRecorder acknowledged = new LatencyRecorder();
    private final LatencyRecorder streamed = new LatencyRecorder();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private long duplicates;

    /** A journal of texts that are each expected on this number of streams. */
    TextJournal(int streams) {
        this.streams = streams;
    }

    synchronized void sent(String sid, long intended, long at) {
        entries.put(sid, new Entry(intended, streams));
        sent.add(intended, at);
    }

    synchronized void acknowledged(String sid, long at) {
        var entry = entries.get(sid);
        if (entry != null) {
            entry.acknowledged = true;
            acknowledged.add(entry.intended, at);
        }
    }

    /** Records any answer but 2xx, or a missing one. */
    synchronized void refused(String reason) {
        refusals.merge(reason, 1, Integer::sum);
    }

    /** Records an arrival; texts of other senders and of other series are ignored. */
    synchronized void streamed(String sid, int stream, long at) {
        var entry = entries.get(sid);
        if (entry == null) {
            return;
        }
        if (++entry.arrivals[stream] == 1) {
            streamed.add(entry.intended, at);
        } else {
            duplicates++;
        }
    }

    /** Waits until all texts are answered and have arrived on all streams, or until the timeout passes. */
    synchronized void awaitAll(Duration timeout) throws InterruptedException {
        var deadline = System.nanoTime() + timeout.toNanos();
        while (System.nanoTime() < deadline && (unanswered() > 0 || lost() > 0)) {
            wait(LOOK_AGAIN_MILLIS);
        }
    }

    synchronized Summary summary() {
        return new Summary(
                sent.figures(),
                acknowledged.figures(),
                streamed.figures(),
                unanswered(),
                Map.copyOf(refusals),
                lost(),
                duplicates);
    }

    private long unanswered() {
        return entries.size()
                - acknowledged.figures().count()
                - refusals.values().stream().mapToInt(Integer::intValue).sum();
    }

    private long lost() {
        return entries.values().stream().mapToLong(Entry::lost).sum();
    }

    /**
     * The sums.
     *
     * @param sent how late the generator itself was; {@code sent = acknowledged + refused + unanswered}
     * @param streamed {@code streamed + lost = acknowledged × streams}, unless one arrived that was not acknowledged
     * @param refused by reason
     * @param lost acknowledged, but not on a stream of the tenant when the timeout passed; counted per stream
     * @param duplicates on a stream more than once; each further time counts
     */
    record Summary(
            LatencyRecorder.Figures sent,
            LatencyRecorder.Figures acknowledged,
            LatencyRecorder.Figures streamed,
            long unanswered,
            Map<String, Integer> refused,
            long lost,
            long duplicates) {

        boolean isComplete() {
            return lost == 0 && unanswered == 0 && refused.isEmpty();
        }
    }

    private static final class Entry {

        final long intended;
        final int[] arrivals;
        boolean acknowledged;

        Entry(long intended, int streams) {
            this.intended = intended;
            this.arrivals = new int[streams];
        }

        long lost() {
            long lost = 0;
            for (var times : arrivals) {
                lost += acknowledged && times == 0 ? 1 : 0;
            }
            return lost;
        }
    }
}
