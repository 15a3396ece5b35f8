package io.switchboard.benchmarks.stream;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Parses the command line of {@link WebhookToStream} and runs it. */
@Command(
        name = "webhook-to-stream",
        sortOptions = false,
        usageHelpWidth = 120,
        description = "from a customer's text to the screens of the agents, through a running system",
        footer = {
            "",
            "Texts a running Switchboard at a constant rate, signed as Twilio does, and measures how long it takes until",
            "each text is acknowledged and until it is on the tenant's streams. Ends with 1 when one was lost.",
            "",
            "Only systems on this machine are texted: gateway and issuer must be loopback addresses.",
            "",
            "Environment",
            "  SWITCHBOARD_PORT_OFFSET   added to the ports of the default URLs, as ./run does",
            "  PUBLIC_BASE_URL           instead of --public-url",
            "  BENCHMARK_<TENANT>_...    ACCOUNT_SID, AUTH_TOKEN, NUMBER, CLIENT_ID, CLIENT_SECRET of a tenant that is not",
            "                            the \"demo\" or \"other\" of ./run, or not the same"
        })
public final class StreamArguments implements Callable<Integer> {

    private final Map<String, String> environment;

    @Option(names = "--texts", paramLabel = "N", description = "texts to measure (${DEFAULT-VALUE})")
    private int texts = 1_000;

    @Option(names = "--rate", paramLabel = "N", description = "texts per second (${DEFAULT-VALUE})")
    private int rate = 50;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "texts before them that are not measured (${DEFAULT-VALUE})")
    private int warmUp = 200;

    @Option(names = "--customers", paramLabel = "N", description = "different customers per tenant (${DEFAULT-VALUE})")
    private int customers = 50;

    @Option(
            names = "--tenants",
            paramLabel = "a,b",
            split = ",",
            description = "tenants whose numbers are texted, in turn (demo)")
    private List<String> tenants = List.of("demo");

    @Option(names = "--streams", paramLabel = "N", description = "listening clients per tenant (${DEFAULT-VALUE})")
    private int streams = 1;

    @Option(
            names = "--drain",
            paramLabel = "SECONDS",
            description = "wait for what has not arrived yet (${DEFAULT-VALUE})")
    private int drain = 30;

    @Option(names = "--out", paramLabel = "FILE", description = "the figures as JSON (${DEFAULT-VALUE})")
    private Path out = Path.of("target/webhook-to-stream.json");

    @Option(names = "--gateway", paramLabel = "URL", description = "the running system (http://localhost:8080)")
    private @Nullable URI gateway;

    @Option(names = "--issuer", paramLabel = "URL", description = "the issuer of tokens (http://localhost:8086)")
    private @Nullable URI issuer;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "the PUBLIC_BASE_URL of the running system (the same as --gateway)")
    private @Nullable String publicUrl;

    @Option(names = "--help", usageHelp = true, description = "print this help")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public StreamArguments(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Runs the benchmark; returns 1 when a text was lost or not acknowledged. */
    @Override
    public Integer call() throws InterruptedException {
        return new WebhookToStream(options()).run();
    }

    /** Returns the options; throws {@link ParameterException} for values out of range. */
    StreamOptions options() {
        try {
            var gatewayUrl = gateway == null ? local(8080) : gateway;
            return new StreamOptions(
                    gatewayUrl,
                    issuer == null ? local(8086) : issuer,
                    publicUrl == null ? environment.getOrDefault("PUBLIC_BASE_URL", gatewayUrl.toString()) : publicUrl,
                    tenants.stream()
                            .map(name -> TenantAccount.of(name, environment))
                            .toList(),
                    texts,
                    warmUp,
                    rate,
                    customers,
                    streams,
                    Duration.ofSeconds(drain),
                    out);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private URI local(int port) {
        var offset = environment.getOrDefault("SWITCHBOARD_PORT_OFFSET", "0");
        try {
            return URI.create("http://localhost:" + (port + Integer.parseInt(offset.strip())));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "SWITCHBOARD_PORT_OFFSET must be a whole number, not '%s'.".formatted(offset), e);
        }
    }
}
