package io.switchboard.benchmarks.ingress;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The options of the ingress benchmark.
 *
 * @param accounts in the directory, each with a number, except where its size is measured
 * @param connections that the generator keeps open
 * @param round the duration of a round of the closed model
 * @param rounds the number of rounds of the closed model, in turn for all that is compared
 * @param open the duration of the open model
 * @param soak the time for which memory is watched; may be zero
 * @param sizes of the directory that are compared
 * @param parts the parts that are measured
 * @param rate of the open model; 0 for half of what the closed model reached
 * @param javaOptions of ingress and gateway
 * @param root the project's folder
 * @param out the file for the figures as JSON
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
    static final String GATEWAY = "gateway";
    static final List<String> OF_THE_INGRESS = List.of(SATURATION, LATENCY, DIRECTORY);
    private static final List<String> PARTS = List.of(SATURATION, LATENCY, DIRECTORY, GATEWAY);

    IngressOptions {
        require(accounts > 0, "--accounts must be positive");
        require(connections > 0 && connections <= 1_000, "--connections must be positive, and at most 1000");
        require(round.isPositive() && open.isPositive(), "Seconds must be positive");
        require(rounds > 0, "--rounds must be positive");
        require(!soak.isNegative(), "--minutes must not be negative");
        require(sizes.stream().allMatch(size -> size > 0 && size <= 1_000_000), "--sizes must be from 1 to 1000000");
        require(PARTS.containsAll(parts), "--parts are of saturation,latency,directory,gateway");
        require(
                rate > 0 || parts.contains(SATURATION) || (!parts.contains(LATENCY) && soak.isZero()),
                "Without the part saturation, --rate is needed");
    }

    boolean has(String part) {
        return parts.contains(part);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
