package io.switchboard.benchmarks.load;

import java.util.Map;

import io.switchboard.benchmarks.measurement.LatencyRecorder;

/**
 * The result of one series.
 *
 * @param requests the number of requests sent
 * @param seconds from the beginning to the last answer
 * @param answered the latencies of 2xx answers, from the moment when the request was due
 * @param late the generator's own delay after that moment; contained in {@code answered}
 * @param statuses the number of answers with each status; {@link LoadGenerator.OutcomeListener#NO_ANSWER} for none
 */
public record LoadResult(
        long requests,
        double seconds,
        LatencyRecorder.Figures answered,
        LatencyRecorder.Figures late,
        Map<Integer, Long> statuses) {

    public double perSecond() {
        return answered.count() / seconds;
    }

    /** The number of requests without a 2xx answer. */
    public long failed() {
        return requests - answered.count();
    }
}
