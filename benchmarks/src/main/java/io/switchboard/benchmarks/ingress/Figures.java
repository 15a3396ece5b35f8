package io.switchboard.benchmarks.ingress;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import org.jspecify.annotations.Nullable;

/**
 * All that was measured in one run.
 *
 * @param saturation the rounds of the closed model, by target; empty when not asked for
 * @param latency the open model
 * @param soak the parts of the long run
 * @param liveSets bytes that could be reached on the heap before the long run and after each of its parts
 * @param directory the rounds of the closed model, by the size of the directory
 */
record Figures(
        Map<Target, List<Phase>> saturation,
        @Nullable Phase latency,
        List<Phase> soak,
        List<Long> liveSets,
        Map<Integer, List<Phase>> directory) {

    /** How much of a floor's throughput the ingress reaches. */
    double ratioTo(Target floor) {
        return perSecond(Target.INGRESS) / perSecond(floor);
    }

    /** How far the medians of the sizes of the directory are apart, as a part of the smallest. */
    double directorySpread(ToDoubleFunction<Phase> figure) {
        DoubleSummaryStatistics medians = directory.values().stream()
                .mapToDouble(rounds -> Medians.of(rounds, figure))
                .summaryStatistics();
        return medians.getMax() / medians.getMin() - 1;
    }

    double perSecond(Target target) {
        return Medians.of(
                saturation.getOrDefault(target, List.of()), each -> each.tally().perSecond());
    }
}
