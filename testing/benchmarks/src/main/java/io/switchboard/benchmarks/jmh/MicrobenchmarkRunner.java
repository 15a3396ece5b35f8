package io.switchboard.benchmarks.jmh;

import java.io.IOException;
import java.util.List;

import io.switchboard.benchmarks.measurement.ShippedClasses;

/**
 * Runs JMH in a JVM that has the classes of the shipped ingress beside ours. The benchmarks are in the packages of the
 * classes they measure, because many of those are package-private.
 */
public final class MicrobenchmarkRunner {

    private MicrobenchmarkRunner() {}

    /** Passes all words to JMH and returns its exit code. */
    public static int run(List<String> words) throws IOException, InterruptedException {
        return ShippedClasses.run("ingress-service", "org.openjdk.jmh.Main", words);
    }
}
