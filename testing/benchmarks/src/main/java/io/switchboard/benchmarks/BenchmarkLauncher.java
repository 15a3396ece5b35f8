package io.switchboard.benchmarks;

import java.util.List;
import java.util.concurrent.Callable;

import io.switchboard.benchmarks.ingress.IngressBenchmark;
import io.switchboard.benchmarks.jmh.MicrobenchmarkRunner;
import io.switchboard.benchmarks.load.BadResponse;
import io.switchboard.benchmarks.measurement.MeasurementFailed;
import io.switchboard.benchmarks.measurement.ShippedClasses;
import io.switchboard.benchmarks.storage.BatchWriteBenchmark;
import io.switchboard.benchmarks.stream.GatewayRefused;
import io.switchboard.benchmarks.stream.StreamOptions;
import io.switchboard.benchmarks.stream.WebhookToStream;

/** Runs the benchmark that the first word of the command line names. */
public final class BenchmarkLauncher {

    private static final String HELP = """
        java -jar benchmarks.jar <benchmark> [options]

          ingress             throughput and latency of the ingress beside a bare echo; starts what it needs
          jmh                  single steps: parser, signature, event; all that follows goes to JMH
          batch-writes        batches of messages written by MongoDB's driver and by Spring Data in turn
          webhook-to-stream   from a customer's text to the screens of the agents, through a running system

        java -jar benchmarks.jar <benchmark> --help tells its options.\
        """;

    private BenchmarkLauncher() {}

    public static void main(String[] arguments) throws Exception {
        // SLF4J, which Kafka's client uses, would warn that it has no provider.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        var words = List.of(arguments);
        if (words.isEmpty() || words.getFirst().equals("--help")) {
            System.out.println(HELP);
        } else if (words.getFirst().equals("webhook-to-stream")) {
            System.exit(exitCode(() -> webhookToStream(words.subList(1, words.size()))));
        } else if (words.getFirst().equals("jmh")) {
            System.exit(exitCode(() -> MicrobenchmarkRunner.run(words.subList(1, words.size()))));
        } else if (words.getFirst().equals("batch-writes")) {
            System.exit(exitCode(() -> batchWrites(words.subList(1, words.size()))));
        } else if (words.getFirst().equals("ingress")) {
            System.exit(exitCode(() -> IngressBenchmark.run(words.subList(1, words.size()))));
        } else {
            System.err.printf("There is no benchmark %s.%n%n%s%n", words.getFirst(), HELP);
            System.exit(2);
        }
    }

    private static int webhookToStream(List<String> words) throws Exception {
        if (words.contains("--help")) {
            System.out.println(StreamOptions.HELP);
            return 0;
        }
        return new WebhookToStream(StreamOptions.parse(words, System.getenv())).run();
    }

    private static int batchWrites(List<String> words) throws Exception {
        if (words.contains("--help")) {
            System.out.println(BatchWriteBenchmark.HELP);
            return 0;
        }
        return ShippedClasses.run("conversation-service", BatchWriteBenchmark.class.getName(), words);
    }

    /** Returns the benchmark's exit code, or 2 when nothing could be measured. */
    private static int exitCode(Callable<Integer> benchmark) throws Exception {
        try {
            return benchmark.call();
        } catch (IllegalArgumentException | GatewayRefused | MeasurementFailed | BadResponse e) {
            System.err.println(e.getMessage());
            return 2;
        }
    }
}
