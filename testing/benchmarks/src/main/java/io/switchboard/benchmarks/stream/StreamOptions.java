package io.switchboard.benchmarks.stream;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.switchboard.benchmarks.measurement.CommandLine;

/**
 * The options of the command line.
 *
 * @param gateway where webhooks go and streams come from; on this machine
 * @param issuer where tokens are got; on this machine
 * @param publicUrl the gateway's URL as Twilio knows it: the signature covers this URL, whichever is called
 * @param tenants whose numbers are texted, in turn
 * @param texts how many are measured
 * @param warmUp how many are sent before those and not measured
 * @param rate texts per second
 * @param customers how many customers text each tenant
 * @param streams how many clients of each tenant read its stream
 * @param drain how long to wait after the last text for outstanding answers and events
 * @param out where the figures are written as JSON
 */
public record StreamOptions(
        URI gateway,
        URI issuer,
        String publicUrl,
        List<TenantAccount> tenants,
        int texts,
        int warmUp,
        int rate,
        int customers,
        int streams,
        Duration drain,
        Path out) {

    public static final String HELP = """
            java -jar benchmarks.jar webhook-to-stream [options]

            Texts a running Switchboard at a constant rate, signed as Twilio does, and measures how long it takes until
            each text is acknowledged and until it is on the tenant's streams. Ends with 1 when one was lost.

              --texts N          texts to measure (1000)
              --rate N           texts per second (50)
              --warm-up N        texts before them, not measured (200)
              --customers N      different customers per tenant (50)
              --tenants a,b      whose numbers are texted, in turn (demo)
              --streams N        listening clients per tenant (1)
              --drain SECONDS    how long to wait for what has not come yet (30)
              --out FILE         the figures as JSON (target/webhook-to-stream.json)
              --gateway URL      the running system (http://localhost:8080)
              --issuer URL       where tokens are got (http://localhost:8086)
              --public-url URL   the PUBLIC_BASE_URL of the running system (the same as --gateway)

            Only systems on this machine are texted: gateway and issuer must be loopback addresses.

            Environment
              SWITCHBOARD_PORT_OFFSET   added to the ports of the default URLs, as ./run does
              PUBLIC_BASE_URL           instead of --public-url
              BENCHMARK_<TENANT>_…      ACCOUNT_SID, AUTH_TOKEN, NUMBER, CLIENT_ID, CLIENT_SECRET of a tenant that is not
                                        the "demo" or "other" of ./run, or not the same""";

    public StreamOptions {
        LoopbackCheck.require(gateway);
        LoopbackCheck.require(issuer);
        tenants = List.copyOf(tenants);
        CommandLine.require(texts > 0, "--texts must be positive");
        CommandLine.require(warmUp >= 0, "--warm-up must not be negative");
        CommandLine.require(rate > 0 && rate <= 100_000, "--rate must be positive, and at most 100000");
        CommandLine.require(
                customers > 0 && customers <= 1_000_000, "--customers must be positive, and at most 1000000");
        CommandLine.require(streams > 0, "--streams must be positive");
    }

    public static StreamOptions parse(List<String> words, Map<String, String> environment) {
        var given = new CommandLine(words);
        var offset =
                CommandLine.number(environment.getOrDefault("SWITCHBOARD_PORT_OFFSET", "0"), "SWITCHBOARD_PORT_OFFSET");
        var gateway = URI.create(given.text("--gateway", "http://localhost:" + (8080 + offset)));
        var options = new StreamOptions(
                gateway,
                URI.create(given.text("--issuer", "http://localhost:" + (8086 + offset))),
                given.text("--public-url", environment.getOrDefault("PUBLIC_BASE_URL", gateway.toString())),
                tenants(given.text("--tenants", "demo"), environment),
                given.number("--texts", 1000),
                given.number("--warm-up", 200),
                given.number("--rate", 50),
                given.number("--customers", 50),
                given.number("--streams", 1),
                Duration.ofSeconds(given.number("--drain", 30)),
                Path.of(given.text("--out", "target/webhook-to-stream.json")));
        given.requireNoOthers();
        return options;
    }

    private static List<TenantAccount> tenants(String names, Map<String, String> environment) {
        return Arrays.stream(names.split(",", -1))
                .map(name -> TenantAccount.of(name, environment))
                .toList();
    }
}
