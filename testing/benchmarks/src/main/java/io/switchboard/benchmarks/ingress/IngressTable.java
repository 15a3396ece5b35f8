package io.switchboard.benchmarks.ingress;

import java.util.List;

import io.switchboard.benchmarks.ingress.installation.RequestTarget;
import io.switchboard.benchmarks.ingress.installation.SeriesFigures;

/** Formats the figures as a table. */
record IngressTable(IngressOptions options, IngressFigures figures) {

    private static final String HEAD = "%-40s %8s %7s %7s %7s %7s %8s %8s   %s%n"
            .formatted(
                    "",
                    "per s",
                    "p50 ms",
                    "p90",
                    "p99",
                    "p99.9",
                    "max",
                    "µs CPU",
                    "cores: generator, ingress, broker, gateway, others");

    /** Formats the line of one series. */
    static String line(SeriesFigures phase) {
        var ms = phase.tally().answered();
        var cores = phase.cores();
        return "%-40s %8.0f %7.2f %7.2f %7.2f %7.2f %8.1f %8.1f   %.2f %.2f %.2f %.2f %.2f%s"
                .formatted(
                        phase.name(),
                        phase.tally().perSecond(),
                        ms.p50(),
                        ms.p90(),
                        ms.p99(),
                        ms.p999(),
                        ms.max(),
                        phase.cpuMicrosPerRequest(),
                        cores.generator(),
                        cores.ingress(),
                        cores.broker(),
                        cores.gateway(),
                        cores.others(),
                        phase.isSound()
                                ? ""
                                : "   " + phase.count() + " " + phase.tally().statuses());
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        if (!figures.saturation().isEmpty()) {
            saturation(text);
        }
        if (figures.latency() != null) {
            latency(text, figures.latency());
        }
        if (!figures.soak().isEmpty()) {
            soak(text);
        }
        if (!figures.directory().isEmpty()) {
            directory(text);
        }
        return text.append(kept()).toString();
    }

    private void saturation(StringBuilder text) {
        text.append("%nClosed model, %d connections, median of %d rounds%n"
                .formatted(options.connections(), options.rounds()));
        figures.saturation().forEach((target, rounds) -> text.append(line(target, rounds)));
        if (figures.saturation().containsKey(RequestTarget.BARE_ECHO)) {
            text.append("  ingress / bare echo %.2f, / kept echo %.2f, / echo %.2f; kept echo / bare echo %.2f%n"
                    .formatted(
                            figures.ratio(RequestTarget.INGRESS, RequestTarget.BARE_ECHO),
                            figures.ratio(RequestTarget.INGRESS, RequestTarget.KEPT_ECHO),
                            figures.ratio(RequestTarget.INGRESS, RequestTarget.ECHO),
                            figures.ratio(RequestTarget.KEPT_ECHO, RequestTarget.BARE_ECHO)));
        }
        if (figures.saturation().containsKey(RequestTarget.GATEWAY)) {
            text.append("  gateway / ingress %.2f%n"
                    .formatted(figures.ratio(RequestTarget.GATEWAY, RequestTarget.INGRESS)));
        }
    }

    private String line(RequestTarget target, List<SeriesFigures> rounds) {
        return "  %-12s %8.0f per s  p50 %6.2f ms  p99 %6.2f ms  %6.1f µs CPU, %6.1f µs of the gateway%n"
                .formatted(
                        target.label(),
                        figures.perSecond(target),
                        MedianFigures.of(
                                rounds, series -> series.tally().answered().p50()),
                        MedianFigures.of(
                                rounds, series -> series.tally().answered().p99()),
                        MedianFigures.of(rounds, SeriesFigures::cpuMicrosPerRequest),
                        MedianFigures.of(rounds, SeriesFigures::gatewayMicrosPerRequest));
    }

    private static void latency(StringBuilder text, SeriesFigures latency) {
        var late = latency.tally().late();
        text.append("%nOpen model. The generator itself was late by %.2f ms (p50), %.2f ms (p99).%n%s%s%n"
                .formatted(late.p50(), late.p99(), HEAD, line(latency)));
    }

    private void soak(StringBuilder text) {
        text.append("%nLong run%n%s".formatted(HEAD));
        figures.soak().forEach(part -> text.append(line(part)).append('\n'));
        text.append("  live set in KB, at the beginning and after each part: %s; %+.1f KB per minute%n"
                .formatted(
                        figures.liveSets().stream().map(bytes -> bytes >> 10).toList(),
                        GrowthSlope.of(figures.liveSets())
                                / 1024
                                / (options.soak().toMinutes()
                                        / (double) figures.soak().size())));
    }

    private void directory(StringBuilder text) {
        text.append("%nSize of the directory; closed model, median of %d rounds, and beside the smallest%n"
                .formatted(options.rounds()));
        figures.directory()
                .forEach((size, rounds) ->
                        text.append("  %,9d accounts and numbers  %8.0f per s %.3f  %6.1f µs CPU %.3f%n"
                                .formatted(
                                        size,
                                        MedianFigures.of(
                                                rounds, series -> series.tally().perSecond()),
                                        figures.besideSmallest(
                                                size, series -> series.tally().perSecond()),
                                        MedianFigures.of(rounds, SeriesFigures::cpuMicrosPerRequest),
                                        figures.besideSmallest(size, SeriesFigures::cpuMicrosPerRequest))));
    }

    private String kept() {
        var count =
                figures.series().map(SeriesFigures::count).reduce(SeriesFigures.Count.NONE, SeriesFigures.Count::plus);
        var failed =
                figures.series().mapToLong(series -> series.tally().failed()).sum();
        return "%nAccepted %d, lost %d, duplicated %d, not accepted %d%n"
                .formatted(count.accepted(), count.lost(), count.duplicated(), failed);
    }
}
