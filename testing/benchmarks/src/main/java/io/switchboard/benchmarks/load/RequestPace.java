package io.switchboard.benchmarks.load;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.switchboard.benchmarks.measurement.SendSchedule;

/** Decides when the next request is sent. Moments are those of {@link System#nanoTime()}. */
public sealed interface RequestPace {

    boolean isDue(int index, long now);

    /** Returns whether this request and all later ones are no longer to be sent. */
    boolean isOver(int index, long now);

    /** The moment from which latency counts, for a request that is sent now. */
    long intended(int index, long now);

    /**
     * Sends on each connection as soon as its answer has arrived, to find the highest throughput. Latencies hold only for
     * that number of concurrent requests; a server that stalls receives fewer requests.
     */
    static RequestPace asFastAsAnswered(Duration duration) {
        return new Closed(System.nanoTime() + duration.toNanos());
    }

    /**
     * Sends at a constant rate, regardless of the answers. Latency counts from the scheduled moment, also when no
     * connection was free then, so that a stall shows in the latency of every request that it delays.
     */
    static RequestPace constant(int rate, Duration duration) {
        var count = rate * duration.toSeconds();
        return new Open(new SendSchedule(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1), rate), (int) count);
    }

    /** The closed model. */
    record Closed(long end) implements RequestPace {

        @Override
        public boolean isDue(int index, long now) {
            return now - end < 0;
        }

        @Override
        public boolean isOver(int index, long now) {
            return now - end >= 0;
        }

        @Override
        public long intended(int index, long now) {
            return now;
        }
    }

    /** The open model. */
    record Open(SendSchedule schedule, int count) implements RequestPace {

        @Override
        public boolean isDue(int index, long now) {
            return index < count && schedule.moment(index) - now <= 0;
        }

        @Override
        public boolean isOver(int index, long now) {
            return index >= count;
        }

        @Override
        public long intended(int index, long now) {
            return schedule.moment(index);
        }
    }
}
