package io.switchboard.benchmarks.store;

import java.io.IOException;
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

/** Parses the command line of {@link StoreBenchmark}, and runs it beside the classes of the shipped conversation-service. */
@Command(
        name = "store",
        sortOptions = false,
        usageHelpWidth = 120,
        description = "texts and statuses that conversation-service stores and publishes per second",
        footer = {
            "",
            "Starts a Kafka broker and the shipped conversation-service with the heap of a container, writes raw events to",
            "twilio.messaging and reads what is published from switchboard.events. The same is done one by one beside it.",
            "It needs a real MongoDB, makes a database of its own there and drops it. Ends with 1 when something was lost or",
            "published twice.",
            "",
            "Environment",
            "  MONGODB_URI   instead of --mongodb"
        })
public final class StoreArguments implements Callable<Integer> {

    private static final List<Integer> SMALL_AND_LARGE = List.of(10_000, 2_000_000);

    private final Map<String, String> environment;

    @Option(names = "--mongodb", paramLabel = "URI", description = "a real MongoDB")
    private @Nullable String mongodb;

    @Option(names = "--texts", paramLabel = "N", description = "texts of each round (${DEFAULT-VALUE})")
    private int texts = 30_000;

    @Option(names = "--statuses", paramLabel = "N", description = "statuses of each round (${DEFAULT-VALUE})")
    private int statuses = 30_000;

    @Option(names = "--rounds", paramLabel = "N", description = "rounds after one to warm up (${DEFAULT-VALUE})")
    private int rounds = 3;

    @Option(
            names = "--conversations",
            paramLabel = "N",
            description = "conversations that the texts are spread over (${DEFAULT-VALUE})")
    private int conversations = 1_000;

    @Option(
            names = "--apart",
            paramLabel = "N",
            description = "messages that report a status between two statuses of one message (${DEFAULT-VALUE})")
    private int apart = 100;

    @Option(
            names = "--one-by-one",
            paramLabel = "N",
            description = "texts and statuses of each round that are stored one by one (${DEFAULT-VALUE})")
    private int oneByOne = 5_000;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            description = "how many of those are worked on at the same time (${DEFAULT-VALUE})")
    private int inFlight = 50;

    @Option(
            names = "--sizes",
            description = "compare the cost of a text and the latency of reading at the sizes of --messages")
    private boolean sizes;

    @Option(
            names = "--messages",
            paramLabel = "a,b",
            split = ",",
            description = "numbers of stored messages that are compared (10000,2000000)")
    private List<Integer> messages = SMALL_AND_LARGE;

    @Option(
            names = "--per-conversation",
            paramLabel = "N",
            description = "messages of each stored conversation (${DEFAULT-VALUE})")
    private int perConversation = 10;

    @Option(
            names = "--requests",
            paramLabel = "N",
            description = "requests whose latency is measured, for each operation and size (${DEFAULT-VALUE})")
    private int requests = 1_000;

    @Mixin
    private ServiceArguments services = new ServiceArguments();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public StoreArguments(Map<String, String> environment) {
        this.environment = environment;
    }

    static StoreOptions parse(List<String> words, Map<String, String> environment) {
        return CommandLine.populateCommand(new StoreArguments(environment), words.toArray(String[]::new))
                .options();
    }

    /** Runs the benchmark in a JVM that has MongoDB's driver; returns its exit code. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        Objects.requireNonNull(options());
        return services.runBeside("conversation-service", StoreBenchmark.class, spec);
    }

    /** Returns the options; throws {@link ParameterException} when their values do not fit together. */
    StoreOptions options() {
        try {
            return new StoreOptions(
                    mongodb == null ? environment.getOrDefault("MONGODB_URI", "") : mongodb,
                    texts,
                    statuses,
                    rounds,
                    conversations,
                    apart,
                    oneByOne,
                    inFlight,
                    sizes ? messages : List.of(),
                    perConversation,
                    requests,
                    services.javaOptions(),
                    services.root());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
