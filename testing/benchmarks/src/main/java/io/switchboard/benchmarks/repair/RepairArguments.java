package io.switchboard.benchmarks.repair;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;

import io.switchboard.benchmarks.installation.InstallationClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Parses the command line of {@link RepairBenchmark} and runs it. */
@Command(
        name = "repair",
        sortOptions = false,
        usageHelpWidth = 120,
        description = "the repair of many numbers whose webhooks have all drifted",
        footer = {
            "",
            "Buys numbers at the emulator of a running ./run for the tenant demo, lets provisioning-service find and configure",
            "them, sets a foreign URL at each, and measures the job that repairs them while Twilio's answers are slow. Ends with 1",
            "when a number fails or still differs, or when more calls were made at once than the service may make.",
            "Start ./run with PROVISIONING_SYNC_INTERVAL=1h, so that no pass repairs numbers before the job does.",
            "",
            "Environment",
            "  SWITCHBOARD_PORT_OFFSET   added to the ports, as ./run does"
        })
public final class RepairArguments implements Callable<Integer> {

    private final Map<String, String> environment;

    @Option(names = "--numbers", paramLabel = "N", description = "numbers to repair (${DEFAULT-VALUE})")
    private int numbers = 10_000;

    @Option(
            names = "--latency",
            paramLabel = "MS",
            description = "of Twilio's answers about a number (${DEFAULT-VALUE})")
    private int latency = 100;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            description = "PROVISIONING_REPAIR_CONCURRENCY of the service (${DEFAULT-VALUE})")
    private int concurrency = 8;

    @Option(names = "--help", usageHelp = true, description = "print this help")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public RepairArguments(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (numbers < 1 || numbers > RepairBenchmark.MOST_NUMBERS || latency < 1 || concurrency < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Numbers, latency and concurrency must be positive, and numbers at most %d."
                            .formatted(RepairBenchmark.MOST_NUMBERS));
        }
        try (var installation = InstallationClient.local(environment)) {
            return new RepairBenchmark(installation, numbers, Duration.ofMillis(latency), concurrency).run();
        }
    }
}
