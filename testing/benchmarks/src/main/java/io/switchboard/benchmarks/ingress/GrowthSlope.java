package io.switchboard.benchmarks.ingress;

import java.util.List;

/** The growth of a repeatedly measured figure from one measurement to the next: the slope of the least-squares line. */
final class GrowthSlope {

    private GrowthSlope() {}

    static double of(List<Long> figures) {
        var middle = (figures.size() - 1) / 2.0;
        var mean = figures.stream().mapToLong(Long::longValue).average().orElse(0);
        double products = 0;
        double squares = 0;
        for (var i = 0; i < figures.size(); i++) {
            products += (i - middle) * (figures.get(i) - mean);
            squares += (i - middle) * (i - middle);
        }
        return squares == 0 ? 0 : products / squares;
    }
}
