package io.switchboard.benchmarks.ingress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

import io.switchboard.benchmarks.measurement.GrowthSlope;
import io.switchboard.benchmarks.measurement.MachineDescription;
import io.switchboard.benchmarks.measurement.MedianFigures;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The figures as a table for people, and as JSON for comparison with another day's. */
record IngressReport(MachineDescription machine, List<String> words, IngressOptions options, IngressFigures figures) {

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
                    "cores: generator, ingress, broker, others");

    void publish() {
        System.out.printf("%n%s%n", table());
        System.out.printf("Written to %s%n", write());
    }

    /** Returns whether each webhook was accepted and is on a topic exactly once. */
    boolean isSound() {
        return phases().allMatch(SeriesFigures::isSound);
    }

    /** Formats the line of one series. */
    static String line(SeriesFigures phase) {
        var ms = phase.tally().answered();
        var cores = phase.cores();
        return "%-40s %8.0f %7.2f %7.2f %7.2f %7.2f %8.1f %8.1f   %.2f %.2f %.2f %.2f%s"
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
                        cores.others(),
                        phase.isSound()
                                ? ""
                                : "   " + phase.count() + " " + phase.tally().statuses());
    }

    String table() {
        var text = new StringBuilder();
        if (!figures.saturation().isEmpty()) {
            saturation(text);
        }
        var latency = figures.latency();
        if (latency != null) {
            text.append("%nOpen model. The generator itself was late by %.2f ms (p50), %.2f ms (p99).%n%s%s%n"
                    .formatted(
                            latency.tally().late().p50(), latency.tally().late().p99(), HEAD, line(latency)));
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
        figures.saturation()
                .forEach((target, rounds) ->
                        text.append("  %-12s %8.0f per s  p50 %6.2f ms  p99 %6.2f ms  %6.1f µs CPU%n"
                                .formatted(
                                        target.label(),
                                        figures.perSecond(target),
                                        MedianFigures.of(
                                                rounds,
                                                series -> series.tally()
                                                        .answered()
                                                        .p50()),
                                        MedianFigures.of(
                                                rounds,
                                                series -> series.tally()
                                                        .answered()
                                                        .p99()),
                                        MedianFigures.of(rounds, SeriesFigures::cpuMicrosPerRequest))));
        text.append("  ingress / bare echo %.2f, / kept echo %.2f, / echo %.2f; kept echo / bare echo %.2f%n"
                .formatted(
                        figures.ratio(RequestTarget.INGRESS, RequestTarget.BARE_ECHO),
                        figures.ratio(RequestTarget.INGRESS, RequestTarget.KEPT_ECHO),
                        figures.ratio(RequestTarget.INGRESS, RequestTarget.ECHO),
                        figures.ratio(RequestTarget.KEPT_ECHO, RequestTarget.BARE_ECHO)));
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
        var count = phases().map(SeriesFigures::count).reduce(RequestLedger.Count.NONE, RequestLedger.Count::plus);
        var failed = phases().mapToLong(series -> series.tally().failed()).sum();
        return "%nAccepted %d, lost %d, duplicated %d, not accepted %d%n"
                .formatted(count.accepted(), count.lost(), count.duplicated(), failed);
    }

    private Stream<SeriesFigures> phases() {
        var latency = Stream.ofNullable(figures.latency());
        var closed = Stream.concat(
                figures.saturation().values().stream().flatMap(List::stream),
                figures.directory().values().stream().flatMap(List::stream));
        return Stream.concat(Stream.concat(closed, latency), figures.soak().stream());
    }

    private Path write() {
        var json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        var file = options.out().toAbsolutePath().normalize();
        var document = new Document(
                Instant.now().truncatedTo(ChronoUnit.SECONDS), machine, words, options.javaOptions(), figures);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, json.writeValueAsString(document) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** Writes the figures as JSON: latencies in milliseconds, throughput per second. */
    record Document(
            Instant measuredAt,
            MachineDescription machine,
            List<String> words,
            List<String> javaOptions,
            IngressFigures figures) {}
}
