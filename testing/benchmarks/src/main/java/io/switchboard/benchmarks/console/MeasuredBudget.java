package io.switchboard.benchmarks.console;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * A measured figure and the most that it may be.
 *
 * @param goal NaN where there is none
 */
record MeasuredBudget(String figure, double measured, String unit, double goal) {

    static final String HEADER = "%-58s %12s %12s".formatted("", "measured", "goal");

    static MeasuredBudget of(String figure, double measured, String unit, double goal) {
        return new MeasuredBudget(figure, measured, unit, goal);
    }

    static MeasuredBudget withoutGoal(String figure, double measured, String unit) {
        return new MeasuredBudget(figure, measured, unit, Double.NaN);
    }

    /** Returns a percentile by the nearest rank, NaN of nothing. */
    static double percentile(DoubleStream values, double percent) {
        var sorted = values.sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceil(sorted.length * percent / 100) - 1];
    }

    static double median(double... values) {
        return percentile(Arrays.stream(values), 50);
    }

    boolean isMissed() {
        return !Double.isNaN(goal) && !(measured <= goal);
    }

    String line() {
        var missed = isMissed() ? "  missed" : "";
        return "%-58s %12s %12s%s".formatted(figure, words(measured), Double.isNaN(goal) ? "" : words(goal), missed);
    }

    private String words(double value) {
        var isWhole = value == Math.rint(value) || value >= 100;
        return String.format(Locale.ROOT, isWhole ? "%,.0f %s" : "%.1f %s", value, unit)
                .strip();
    }
}
