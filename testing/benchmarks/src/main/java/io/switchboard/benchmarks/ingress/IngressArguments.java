package io.switchboard.benchmarks.ingress;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

import io.switchboard.benchmarks.process.ServiceArguments;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Parses the command line of the ingress benchmark and runs it. */
@Command(
        name = "ingress",
        sortOptions = false,
        usageHelpWidth = 120,
        description = "throughput and latency of the ingress beside a bare echo; starts what it needs",
        footer = {
            "",
            "Starts a Kafka broker and the shipped ingress, sends signed webhooks, reads the topics back. Prints a table.",
            "Ends with 1 when an event was lost or duplicated, or a webhook not accepted."
        })
public final class IngressArguments implements Callable<Integer> {

    @Option(
            names = "--connections",
            paramLabel = "N",
            description = "connections that the generator keeps open (${DEFAULT-VALUE})")
    private int connections = 128;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "seconds of each round of the closed model (${DEFAULT-VALUE})")
    private int seconds = 8;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "rounds of the closed model, in turn for all that is compared (${DEFAULT-VALUE})")
    private int rounds = 3;

    @Option(names = "--open-seconds", paramLabel = "N", description = "seconds of the open model (${DEFAULT-VALUE})")
    private int openSeconds = 60;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "requests per second of the open model (half of what the closed model reached)")
    private int rate;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "minutes for which memory is watched at that rate (${DEFAULT-VALUE})")
    private int minutes;

    @Option(
            names = "--accounts",
            paramLabel = "N",
            description = "accounts in the directory, each with a number (${DEFAULT-VALUE})")
    private int accounts = 1_000;

    @Option(
            names = "--sizes",
            paramLabel = "a,b",
            split = ",",
            description = "sizes of the directory that are compared (1,1000,100000)")
    private List<Integer> sizes = List.of(1, 1_000, 100_000);

    @Option(
            names = "--parts",
            paramLabel = "a,b",
            split = ",",
            description = "parts to measure, of saturation,latency,directory,gateway (all but gateway)")
    private List<String> parts = IngressOptions.OF_THE_INGRESS;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "the figures as JSON (testing/benchmarks/target/ingress-<date>.json)")
    private @Nullable Path out;

    @Mixin
    private ServiceArguments services = new ServiceArguments();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Runs the benchmark; returns 1 when an event was lost or duplicated, or a webhook not accepted. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        var words = spec.commandLine().getParseResult().originalArgs();
        return IngressBenchmark.run(words, options());
    }

    /** Returns the options; throws {@link ParameterException} when their values do not fit together. */
    IngressOptions options() {
        try {
            return new IngressOptions(
                    accounts,
                    connections,
                    Duration.ofSeconds(seconds),
                    rounds,
                    Duration.ofSeconds(openSeconds),
                    Duration.ofMinutes(minutes),
                    sizes,
                    parts,
                    rate,
                    services.javaOptions(),
                    services.root(),
                    Objects.requireNonNullElseGet(out, this::defaultFile));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private Path defaultFile() {
        return services.root().resolve("testing/benchmarks/target/ingress-" + LocalDate.now(ZoneOffset.UTC) + ".json");
    }
}
