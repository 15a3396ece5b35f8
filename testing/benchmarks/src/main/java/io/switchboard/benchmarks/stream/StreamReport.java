package io.switchboard.benchmarks.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.switchboard.benchmarks.measurement.LatencyRecorder;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Prints the figures as a table, and writes them as JSON for comparison with another day's. */
record StreamReport(StreamOptions options, TextJournal.Summary summary, int reconnects) {

    void publish() {
        System.out.printf("%n%s%n", table());
        System.out.printf("Written to %s%n", write());
    }

    String table() {
        var text = new StringBuilder(
                "%-13s %7s %9s %9s %9s %9s %8s%n".formatted("ms", "count", "p50", "p90", "p99", "max", "per s"));
        text.append(row("sent", summary.sent()))
                .append(row("acknowledged", summary.acknowledged()))
                .append(row("on a stream", summary.streamed()))
                .append("%nlost %d, duplicates %d, unanswered %d, stream reconnects %d%n"
                        .formatted(summary.lost(), summary.duplicates(), summary.unanswered(), reconnects));
        summary.refused().forEach((reason, times) -> text.append("refused %d times: %s%n".formatted(times, reason)));
        return text.toString();
    }

    private static String row(String name, LatencyRecorder.Figures figures) {
        return "%-13s %7d %9.1f %9.1f %9.1f %9.1f %8.1f%n"
                .formatted(
                        name,
                        figures.count(),
                        figures.p50(),
                        figures.p90(),
                        figures.p99(),
                        figures.max(),
                        figures.perSecond());
    }

    private Path write() {
        var json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        var file = options.out().toAbsolutePath().normalize();
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, json.writeValueAsString(Document.of(this)) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** Writes the figures as JSON, with latencies in milliseconds and without secrets. */
    record Document(
            Instant measuredAt,
            String java,
            int processors,
            List<String> tenants,
            int texts,
            int warmUp,
            int rate,
            int customers,
            int streamsPerTenant,
            TextJournal.Summary results,
            int reconnects) {

        static Document of(StreamReport report) {
            var options = report.options();
            return new Document(
                    Instant.now().truncatedTo(ChronoUnit.SECONDS),
                    Runtime.version().toString(),
                    Runtime.getRuntime().availableProcessors(),
                    options.tenants().stream().map(TenantAccount::name).toList(),
                    options.texts(),
                    options.warmUp(),
                    options.rate(),
                    options.customers(),
                    options.streams(),
                    report.summary(),
                    report.reconnects());
        }
    }
}
