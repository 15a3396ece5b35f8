package io.switchboard.benchmarks.ingress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.switchboard.benchmarks.ingress.installation.SeriesFigures;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Prints the figures as a table, and writes them as JSON for comparison with another day's. */
record IngressReport(MachineDescription machine, List<String> words, IngressOptions options, IngressFigures figures) {

    void publish() {
        System.out.printf("%n%s%n", new IngressTable(options, figures));
        System.out.printf("Written to %s%n", write());
    }

    /** Returns whether each webhook was accepted and is on a topic exactly once. */
    boolean isSound() {
        return figures.series().allMatch(SeriesFigures::isSound);
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
