package io.switchboard.benchmarks;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What the command line asks for.
 *
 * @param gateway where webhooks go and streams come from; on this machine
 * @param issuer where tokens are got; on this machine
 * @param publicUrl what Twilio would call the gateway: the signature covers this, whatever is really called
 * @param tenants whose numbers are texted, in turn
 * @param texts how many are measured
 * @param warmUp how many are sent before those and not measured
 * @param rate texts per second
 * @param customers how many customers text each tenant
 * @param streams how many clients of each tenant listen
 * @param drain how long to wait for what has not come yet after the last text
 * @param out where the figures are written as JSON
 */
record Options(
        URI gateway,
        URI issuer,
        String publicUrl,
        List<Tenant> tenants,
        int texts,
        int warmUp,
        int rate,
        int customers,
        int streams,
        Duration drain,
        Path out) {

    static final String HELP = """
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

    Options {
        Loopback.require(gateway);
        Loopback.require(issuer);
        tenants = List.copyOf(tenants);
        require(texts > 0, "--texts must be positive");
        require(warmUp >= 0, "--warm-up must not be negative");
        require(rate > 0 && rate <= 100_000, "--rate must be positive, and at most 100000");
        require(customers > 0 && customers <= 1_000_000, "--customers must be positive, and at most 1000000");
        require(streams > 0, "--streams must be positive");
    }

    static Options parse(List<String> words, Map<String, String> environment) {
        Map<String, String> given = given(words);
        int offset = number(environment.getOrDefault("SWITCHBOARD_PORT_OFFSET", "0"), "SWITCHBOARD_PORT_OFFSET");
        URI gateway = URI.create(value(given, "--gateway", "http://localhost:" + (8080 + offset)));
        Options options = new Options(
                gateway,
                URI.create(value(given, "--issuer", "http://localhost:" + (8086 + offset))),
                value(given, "--public-url", environment.getOrDefault("PUBLIC_BASE_URL", gateway.toString())),
                tenants(value(given, "--tenants", "demo"), environment),
                number(value(given, "--texts", "1000"), "--texts"),
                number(value(given, "--warm-up", "200"), "--warm-up"),
                number(value(given, "--rate", "50"), "--rate"),
                number(value(given, "--customers", "50"), "--customers"),
                number(value(given, "--streams", "1"), "--streams"),
                Duration.ofSeconds(number(value(given, "--drain", "30"), "--drain")),
                Path.of(value(given, "--out", "target/webhook-to-stream.json")));
        require(given.isEmpty(), "Unknown option " + String.join(", ", given.keySet()) + ". See --help.");
        return options;
    }

    private static Map<String, String> given(List<String> words) {
        Map<String, String> given = new HashMap<>();
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            require(rest.hasNext(), option + " needs a value. See --help.");
            given.put(option, rest.next());
        }
        return given;
    }

    private static String value(Map<String, String> given, String option, String otherwise) {
        String value = given.remove(option);
        return value == null ? otherwise : value;
    }

    private static List<Tenant> tenants(String names, Map<String, String> environment) {
        return Arrays.stream(names.split(",", -1))
                .map(name -> Tenant.of(name, environment))
                .toList();
    }

    private static int number(String text, String name) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s must be a whole number, not '%s'.".formatted(name, text), e);
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
