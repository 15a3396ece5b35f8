package io.switchboard.benchmarks.load;

import java.util.Map;

import io.switchboard.benchmarks.measurement.LatencyRecorder;

/**
 * The result of one series.
 *
 * @param requests how many were sent
 * @param seconds from the beginning to the last answer
 * @param answered how long 2xx took, from when the request was to be sent
 * @param late how much later than that the generator sent it; contained in {@code answered}
 * @param statuses how often each status was answered; {@link OutcomeListener#NO_ANSWER} for none
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
