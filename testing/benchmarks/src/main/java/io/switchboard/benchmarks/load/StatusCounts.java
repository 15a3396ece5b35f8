package io.switchboard.benchmarks.load;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Counts the answers of a series by their status. */
final class StatusCounts {

    private final long[] statuses = new long[ResponseReader.STATUSES];

    void add(int status) {
        statuses[status]++;
    }

    Map<Integer, Long> byStatus() {
        return IntStream.range(0, statuses.length)
                .filter(status -> statuses[status] > 0)
                .boxed()
                .collect(Collectors.toMap(status -> status, status -> statuses[status]));
    }
}
