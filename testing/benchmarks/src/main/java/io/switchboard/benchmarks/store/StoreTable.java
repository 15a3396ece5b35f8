package io.switchboard.benchmarks.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Shows the medians of the rounds, and how many times as fast as one by one the service is within each round. */
final class StoreTable {

    private StoreTable() {}

    static String of(List<StoreFigures> figures) {
        var byName = new LinkedHashMap<String, List<StoreFigures>>();
        figures.forEach(figure ->
                byName.computeIfAbsent(figure.name(), name -> new ArrayList<>()).add(figure));
        var lines = new StringBuilder(
                        "| median of the rounds | per second | each round | µs CPU of the service | of one by one |\n")
                .append("|---|---|---|---|---|\n");
        byName.forEach((name, rounds) -> lines.append(line(name, rounds, byName.get(name + StoreSeries.ONE_BY_ONE))));
        return lines.toString();
    }

    private static String line(
            String name, List<StoreFigures> rounds, @org.jspecify.annotations.Nullable List<StoreFigures> others) {
        var rates = rounds.stream().map(StoreFigures::perSecond).toList();
        var each = rates.stream().map("%.0f"::formatted).collect(Collectors.joining(", "));
        var cpu = median(rounds.stream().map(StoreFigures::cpuMicros).toList());
        var ratio = others == null ? "" : "%.1f".formatted(median(ratios(rounds, others)));
        return "| %s | %.0f | %s | %s | %s |%n"
                .formatted(name, median(rates), each, cpu == 0 ? "" : "%.0f".formatted(cpu), ratio);
    }

    private static List<Double> ratios(List<StoreFigures> rounds, List<StoreFigures> others) {
        var ratios = new ArrayList<Double>();
        for (var round = 0; round < rounds.size(); round++) {
            ratios.add(rounds.get(round).perSecond() / others.get(round).perSecond());
        }
        return ratios;
    }

    static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
