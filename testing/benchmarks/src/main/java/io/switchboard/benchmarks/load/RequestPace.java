package io.switchboard.benchmarks.load;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.switchboard.benchmarks.measurement.SendSchedule;

/** When the next request is to be sent. Moments are those of {@link System#nanoTime()}. */
public sealed interface RequestPace {

    boolean isDue(int index, long now);

    /** Whether this and all later ones are not to be sent any more. */
    boolean isOver(int index, long now);

    /** From when the answer's time counts, for one that is sent now. */
    long intended(int index, long now);

    /**
     * Each connection sends as soon as it has its answer: finds the highest throughput. Its latencies only tell how long
     * an answer takes when so many wait; a server that stalls is asked less.
     */
    static RequestPace asFastAsAnswered(Duration duration) {
        return new Closed(System.nanoTime() + duration.toNanos());
    }

    /**
     * A constant rate, whatever the answers do. Latency counts from the moment of the schedule, also when no connection
     * was free then, so that a stall is seen by every request that it concerns.
     */
    static RequestPace constant(int rate, Duration duration) {
        long count = rate * duration.toSeconds();
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
