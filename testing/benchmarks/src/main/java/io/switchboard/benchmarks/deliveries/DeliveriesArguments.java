package io.switchboard.benchmarks.deliveries;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

import io.switchboard.benchmarks.process.ServiceArguments;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Parses the command line of {@link DeliveriesBenchmark}, and runs it beside the classes of the shipped service. */
@Command(
        name = "deliveries",
        sortOptions = false,
        usageHelpWidth = 120,
        description = "events delivered to webhook endpoints while the service is killed",
        footer = {
            "",
            "Starts a Kafka broker and the shipped notification-service with the heap of a container, creates endpoints that",
            "this program serves, and publishes events. A tenth of the endpoints refuse a third of their requests, an event",
            "at most twice, a tenth are slow, one never answers. The service is killed while it delivers. Ends with 1 when an",
            "event was lost, came again with another id, or overtook an earlier one of its conversation.",
            "It needs a real MongoDB; the service's database is dropped at the beginning and at the end.",
            "",
            "Environment",
            "  MONGODB_URI   instead of --mongodb"
        })
public final class DeliveriesArguments implements Callable<Integer> {

    private final Map<String, String> environment;

    @Option(names = "--mongodb", paramLabel = "URI", description = "a real MongoDB")
    private @Nullable String mongodb;

    @Option(names = "--deliveries", paramLabel = "N", description = "deliveries together (${DEFAULT-VALUE})")
    private int deliveries = 100_000;

    @Option(names = "--endpoints", paramLabel = "N", description = "endpoints (${DEFAULT-VALUE})")
    private int endpoints = 200;

    @Option(names = "--tenants", paramLabel = "N", description = "tenants that have them (${DEFAULT-VALUE})")
    private int tenants = 10;

    @Option(names = "--conversations", paramLabel = "N", description = "conversations of each (${DEFAULT-VALUE})")
    private int conversations = 50;

    @Option(names = "--kills", paramLabel = "N", description = "how often the service is killed (${DEFAULT-VALUE})")
    private int kills = 3;

    @Option(names = "--slow", paramLabel = "MS", description = "how long a slow endpoint takes (${DEFAULT-VALUE})")
    private int slow = 500;

    @Option(names = "--limit", paramLabel = "MIN", description = "how long to wait at most (${DEFAULT-VALUE})")
    private int limit = 30;

    @Mixin
    private ServiceArguments services = new ServiceArguments();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public DeliveriesArguments(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Runs the benchmark in a JVM that has MongoDB's driver; returns its exit code. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        Objects.requireNonNull(options());
        return services.runBeside("notification-service", DeliveriesBenchmark.class, spec);
    }

    /** Returns the options; throws {@link ParameterException} when their values do not fit together. */
    private DeliveriesOptions options() {
        try {
            return new DeliveriesOptions(
                    mongodb == null ? environment.getOrDefault("MONGODB_URI", "") : mongodb,
                    deliveries,
                    endpoints,
                    tenants,
                    conversations,
                    kills,
                    Duration.ofMillis(slow),
                    Duration.ofMinutes(limit),
                    services.javaOptions(),
                    services.root());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    static DeliveriesOptions parse(List<String> words, Map<String, String> environment) {
        return CommandLine.populateCommand(new DeliveriesArguments(environment), words.toArray(String[]::new))
                .options();
    }
}
