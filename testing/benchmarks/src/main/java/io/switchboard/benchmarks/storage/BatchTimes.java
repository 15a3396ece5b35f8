package io.switchboard.benchmarks.storage;

import org.HdrHistogram.Histogram;

/** The times of one writer's batches. */
final class BatchTimes {

    private final Histogram micros = new Histogram(3);
    private final Histogram cpuMicros = new Histogram(3);

    /** Adds a batch: time until MongoDB acknowledged it, and processor time of the calling thread. */
    record Taken(long nanos, long cpuNanos) {}

    void add(Taken taken) {
        micros.recordValue(taken.nanos() / 1000);
        cpuMicros.recordValue(taken.cpuNanos() / 1000);
    }

    double median() {
        return micros.getValueAtPercentile(50);
    }

    String summary(int batchSize) {
        return "%d batches of %d: p50 %d µs, p99 %d µs, processor p50 %d µs, %.0f messages per second"
                .formatted(
                        micros.getTotalCount(),
                        batchSize,
                        micros.getValueAtPercentile(50),
                        micros.getValueAtPercentile(99),
                        cpuMicros.getValueAtPercentile(50),
                        batchSize * 1e6 / micros.getMean());
    }
}
