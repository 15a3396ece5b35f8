package io.switchboard.benchmarks.purchase;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.switchboard.benchmarks.installation.InstallationClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Parses the command line of {@link KilledPurchases} and runs it. */
@Command(
        name = "purchases",
        sortOptions = false,
        usageHelpWidth = 120,
        description = "numbers that are bought and assigned while their service is killed again and again",
        footer = {
            "",
            "Buys numbers of a running ./run for the tenant demo, assigns each, kills provisioning-service while it does, and",
            "compares Twilio's list, the numbers and the audit in the end. Ends with 1 when one is paid for and unknown,",
            "bought twice, not configured, or not audited once.",
            "",
            "Environment",
            "  SWITCHBOARD_PORT_OFFSET   added to the ports, as ./run does"
        })
public final class PurchaseArguments implements Callable<Integer> {

    private final Map<String, String> environment;

    @Option(names = "--purchases", paramLabel = "N", description = "numbers to buy (${DEFAULT-VALUE})")
    private int purchases = 200;

    @Option(names = "--kills", paramLabel = "N", description = "how often the service is killed (${DEFAULT-VALUE})")
    private int kills = 3;

    @Option(
            names = "--kill-after",
            paramLabel = "STEP",
            split = ",",
            description = {
                "the step of a purchase after which the service is killed; several with commas are taken in turn, 'all' is",
                "each: requested, chosen, ordered, bought, configured, named, undoing. At random moments by default"
            })
    private List<String> killAfter = List.of();

    @Option(names = "--buyers", paramLabel = "N", description = "purchases at the same time (${DEFAULT-VALUE})")
    private int buyers = 16;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description =
                    "until all must have ended; leases of a killed process expire after up to 5 (${DEFAULT-VALUE})")
    private int minutes = 15;

    @Option(names = "--help", usageHelp = true, description = "print this help")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public PurchaseArguments(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (purchases < 1 || kills < 0 || buyers < 1 || minutes < 1) {
            throw new ParameterException(spec.commandLine(), "Purchases, buyers and minutes must be positive.");
        }
        var steps = killAfter.equals(List.of("all")) ? KillMoments.STEPS : killAfter;
        if (!KillMoments.STEPS.containsAll(steps)) {
            throw new ParameterException(spec.commandLine(), "A step is one of " + KillMoments.STEPS + ", or all.");
        }
        try (var installation = InstallationClient.local(environment)) {
            var moments = new KillMoments(installation, steps);
            return new KilledPurchases(installation, purchases, kills, moments, buyers, Duration.ofMinutes(minutes))
                    .run();
        }
    }
}
