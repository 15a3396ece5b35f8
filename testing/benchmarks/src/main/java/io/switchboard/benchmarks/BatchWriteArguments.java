package io.switchboard.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import io.switchboard.benchmarks.process.ShippedClasses;
import io.switchboard.benchmarks.storage.BatchWriteBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Parses the command line of {@link BatchWriteBenchmark}, and runs it beside the shipped conversation-service. */
@Command(
        name = "batch-writes",
        sortOptions = false,
        usageHelpWidth = BenchmarkLauncher.HELP_WIDTH,
        description = "batches of messages written by MongoDB's driver and by Spring Data in turn")
final class BatchWriteArguments implements Callable<Integer> {

    @Option(names = "--mongodb", paramLabel = "URI", description = "the database server (${DEFAULT-VALUE})")
    private String mongodb = "mongodb://localhost:27017";

    @Option(names = "--batches", paramLabel = "N", description = "measured batches of each writer (${DEFAULT-VALUE})")
    private int batches = 1_000;

    @Option(names = "--size", paramLabel = "N", description = "messages per batch (${DEFAULT-VALUE})")
    private int size = 100;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "rounds, each with a database of its own (${DEFAULT-VALUE})")
    private int rounds = 3;

    @Option(names = "--help", usageHelp = true, description = "print this help")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var arguments = List.of(mongodb, String.valueOf(batches), String.valueOf(size), String.valueOf(rounds));
        return ShippedClasses.run(Path.of(""), "conversation-service", BatchWriteBenchmark.class.getName(), arguments);
    }
}
