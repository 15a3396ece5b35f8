package io.switchboard.benchmarks.jmh;

import java.io.IOException;
import java.util.List;

import io.switchboard.benchmarks.measurement.ShippedClasses;

/**
 * Runs JMH in a JVM that has the classes of the shipped ingress beside ours. The benchmarks stand in the packages of what
 * they measure, because much of it is seen from nowhere else.
 */
public final class MicrobenchmarkRunner {

    private MicrobenchmarkRunner() {}

    /** Passes all words to JMH; its exit code. */
    public static int run(List<String> words) throws IOException, InterruptedException {
        return ShippedClasses.run("ingress-service", "org.openjdk.jmh.Main", words);
    }
}
