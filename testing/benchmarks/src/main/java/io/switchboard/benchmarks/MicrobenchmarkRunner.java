package io.switchboard.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.switchboard.benchmarks.process.ShippedClasses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Runs JMH in a JVM that has the classes of the shipped ingress beside those of the benchmarks. */
@Command(
        name = "jmh",
        description = "single steps: parser, signature, event; all further words are JMH's (-h for help)")
final class MicrobenchmarkRunner implements Callable<Integer> {

    @Unmatched
    private final List<String> words = new ArrayList<>();

    /** Returns JMH's exit code. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        return ShippedClasses.run(Path.of(""), "ingress-service", "org.openjdk.jmh.Main", words);
    }
}
