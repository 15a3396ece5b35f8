package io.switchboard.benchmarks.ingress;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

import io.switchboard.benchmarks.measurement.CommandLine;

/**
 * The options of the command line.
 *
 * @param accounts in the directory, where it is not the directory that is measured; each has a number
 * @param connections that the generator keeps open
 * @param round how long each round of the closed model takes
 * @param rounds how often the closed model is repeated, in turn for all that is compared
 * @param open how long the open model takes
 * @param soak how long memory is watched; zero for not at all
 * @param sizes of the directory that are compared
 * @param parts what is measured
 * @param rate of the open model; 0 for half of what the closed model reached
 * @param javaOptions of the ingress
 * @param root the project's folder
 * @param out where the figures are written as JSON
 */
record IngressOptions(
        int accounts,
        int connections,
        Duration round,
        int rounds,
        Duration open,
        Duration soak,
        List<Integer> sizes,
        List<String> parts,
        int rate,
        List<String> javaOptions,
        Path root,
        Path out) {

    static final String SATURATION = "saturation";
    static final String LATENCY = "latency";
    static final String DIRECTORY = "directory";

    static final String HELP = """
            java -jar benchmarks.jar ingress [options]

            Starts a Kafka broker and the shipped ingress, sends signed webhooks, reads the topics back. Prints a table.
            Ends with 1 when an event was lost or duplicated, or a webhook not accepted.

              --connections N    that the generator keeps open (128)
              --seconds N        of each round of the closed model (8)
              --rounds N         of the closed model, in turn for echo and ingress (3)
              --open-seconds N   of the open model (60)
              --rate N           of the open model, per second (half of what the closed model reached)
              --minutes N        how long memory is watched at that rate (0: not)
              --accounts N       in the directory, each with a number (1000)
              --sizes a,b        sizes of the directory that are compared (1,1000,100000)
              --parts a,b        of saturation,latency,directory (all)
              --java-options "…" of the ingress' JVM (heap and collector as in a container of 768 MB)
              --root FOLDER      the project's folder (the current one)
              --out FILE         the figures as JSON (testing/benchmarks/target/ingress-<date>.json)""";

    /** A heap of 60 % of the limit in {@code deploy/kubernetes}, and the collector that the JVM chooses for that size. */
    private static final String AS_DEPLOYED = "-Xmx460m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED";

    IngressOptions {
        CommandLine.require(accounts > 0, "--accounts must be positive");
        CommandLine.require(
                connections > 0 && connections <= 1_000, "--connections must be positive, and at most 1000");
        CommandLine.require(round.isPositive() && open.isPositive(), "Seconds must be positive");
        CommandLine.require(rounds > 0, "--rounds must be positive");
        CommandLine.require(!soak.isNegative(), "--minutes must not be negative");
        CommandLine.require(
                sizes.stream().allMatch(size -> size > 0 && size <= 1_000_000), "--sizes must be from 1 to 1000000");
        CommandLine.require(
                List.of(SATURATION, LATENCY, DIRECTORY).containsAll(parts),
                "--parts are of saturation,latency,directory");
        CommandLine.require(
                rate > 0 || parts.contains(SATURATION) || (!parts.contains(LATENCY) && soak.isZero()),
                "Without the part saturation, --rate is needed");
    }

    static IngressOptions parse(List<String> words) {
        var given = new CommandLine(words);
        var root = Path.of(given.text("--root", ""));
        var options = new IngressOptions(
                given.number("--accounts", 1_000),
                given.number("--connections", 128),
                Duration.ofSeconds(given.number("--seconds", 8)),
                given.number("--rounds", 3),
                Duration.ofSeconds(given.number("--open-seconds", 60)),
                Duration.ofMinutes(given.number("--minutes", 0)),
                list(given.text("--sizes", "1,1000,100000")).stream()
                        .map(size -> CommandLine.number(size, "--sizes"))
                        .toList(),
                list(given.text("--parts", String.join(",", SATURATION, LATENCY, DIRECTORY))),
                given.number("--rate", 0),
                Arrays.asList(given.text("--java-options", AS_DEPLOYED).strip().split(" +", -1)),
                root,
                Path.of(given.text(
                        "--out",
                        root.resolve("testing/benchmarks/target/ingress-" + LocalDate.now(ZoneOffset.UTC) + ".json")
                                .toString())));
        given.requireNoOthers();
        return options;
    }

    boolean has(String part) {
        return parts.contains(part);
    }

    private static List<String> list(String text) {
        return Arrays.asList(text.split(",", -1));
    }
}
