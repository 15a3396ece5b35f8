package io.switchboard.benchmarks.ingress;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.switchboard.benchmarks.ingress.installation.RequestTarget;
import io.switchboard.benchmarks.ingress.installation.SeriesFigures;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one run.
 *
 * @param saturation the rounds of the closed model, by target; empty when not asked for
 * @param latency the open model
 * @param soak the parts of the long run
 * @param liveSets bytes that could be reached on the heap before the long run and after each of its parts
 * @param directory the rounds of the closed model, by the size of the directory
 */
record IngressFigures(
        Map<RequestTarget, List<SeriesFigures>> saturation,
        @Nullable SeriesFigures latency,
        List<SeriesFigures> soak,
        List<Long> liveSets,
        Map<Integer, List<SeriesFigures>> directory) {

    /** A target's throughput as a fraction of a floor's. */
    double ratio(RequestTarget target, RequestTarget floor) {
        return ratio(
                saturation.getOrDefault(target, List.of()),
                saturation.getOrDefault(floor, List.of()),
                series -> series.tally().perSecond());
    }

    /** A figure with a directory of this size, as a fraction of the same figure with the smallest directory. */
    double besideSmallest(int size, ToDoubleFunction<SeriesFigures> figure) {
        int smallest = Collections.min(directory.keySet());
        return ratio(directory.getOrDefault(size, List.of()), directory.getOrDefault(smallest, List.of()), figure);
    }

    /** The median of the ratios within each round, since the machine's speed differs from round to round. */
    private static double ratio(
            List<SeriesFigures> rounds, List<SeriesFigures> others, ToDoubleFunction<SeriesFigures> figure) {
        return MedianFigures.of(IntStream.range(0, rounds.size())
                .mapToDouble(round -> figure.applyAsDouble(rounds.get(round)) / figure.applyAsDouble(others.get(round)))
                .toArray());
    }

    double perSecond(RequestTarget target) {
        return MedianFigures.of(
                saturation.getOrDefault(target, List.of()),
                series -> series.tally().perSecond());
    }

    /** All series that were measured. */
    Stream<SeriesFigures> series() {
        var rounds = Stream.of(saturation.values(), directory.values())
                .flatMap(Collection::stream)
                .flatMap(List::stream);
        return Stream.of(rounds, Stream.ofNullable(latency), soak.stream()).flatMap(part -> part);
    }
}
