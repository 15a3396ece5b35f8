package io.switchboard.benchmarks.measurement;

import java.util.concurrent.TimeUnit;

import org.HdrHistogram.Histogram;

/** Records latencies with microsecond precision, and throughput per second. Not thread-safe. */
public final class LatencyRecorder {

    private static final int SIGNIFICANT_DIGITS = 3;

    private final Histogram micros = new Histogram(SIGNIFICANT_DIGITS);
    private long first;
    private long last;

    /** Records a latency by its start and end, both as of {@link System#nanoTime()}. */
    public void add(long from, long to) {
        micros.recordValue(Math.max(0, TimeUnit.NANOSECONDS.toMicros(to - from)));
        first = micros.getTotalCount() == 1 ? to : Math.min(first, to);
        last = micros.getTotalCount() == 1 ? to : Math.max(last, to);
    }

    public Figures figures() {
        return new Figures(
                micros.getTotalCount(),
                millis(micros.getValueAtPercentile(50)),
                millis(micros.getValueAtPercentile(90)),
                millis(micros.getValueAtPercentile(99)),
                millis(micros.getValueAtPercentile(99.9)),
                millis(micros.getMaxValue()),
                perSecond());
    }

    /** The rate between the first and the last record: two that are a second apart are one per second. */
    private double perSecond() {
        return last == first ? 0 : (micros.getTotalCount() - 1) / ((last - first) / 1e9);
    }

    private static double millis(long micros) {
        return micros / 1000.0;
    }

    /** Percentiles in milliseconds. */
    public record Figures(long count, double p50, double p90, double p99, double p999, double max, double perSecond) {}
}
