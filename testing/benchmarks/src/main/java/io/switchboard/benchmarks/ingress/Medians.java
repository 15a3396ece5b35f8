package io.switchboard.benchmarks.ingress;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The middle of several rounds, which one disturbed round does not move. */
final class Medians {

    private Medians() {}

    static double of(List<Phase> rounds, ToDoubleFunction<Phase> figure) {
        return of(rounds.stream().mapToDouble(figure).toArray());
    }

    static double of(double... figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
