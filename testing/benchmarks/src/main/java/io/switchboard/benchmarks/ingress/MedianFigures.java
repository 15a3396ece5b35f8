package io.switchboard.benchmarks.ingress;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Computes medians over several rounds, which a single disturbed round does not change much. */
final class MedianFigures {

    private MedianFigures() {}

    static <T> double of(List<T> rounds, ToDoubleFunction<T> figure) {
        return of(rounds.stream().mapToDouble(figure).toArray());
    }

    static double of(double... figures) {
        var sorted = figures.clone();
        Arrays.sort(sorted);
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
