package io.switchboard.benchmarks.ingress;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.switchboard.benchmarks.ingress.installation.BenchmarkInstallation;
import io.switchboard.benchmarks.ingress.installation.RequestTarget;
import io.switchboard.benchmarks.ingress.installation.SeriesFigures;
import io.switchboard.benchmarks.load.RequestPace;
import io.switchboard.benchmarks.measurement.TemporaryFolder;

/** Runs the parts of the measurement, one after the other in one installation. */
final class IngressBenchmark {

    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration SHORT_WARM_UP = Duration.ofSeconds(5);

    /** Time for the JVM to recompile what it had optimized for the previous target; 4 s when measured. */
    private static final Duration AFTER_CHANGE = Duration.ofSeconds(5);

    private static final int SOAK_PARTS = 5;

    private final IngressOptions options;
    private final BenchmarkInstallation installation;

    private IngressBenchmark(IngressOptions options, BenchmarkInstallation installation) {
        this.options = options;
        this.installation = installation;
    }

    /**
     * Runs the benchmark; returns 1 when an event was lost or duplicated, or a webhook not accepted.
     *
     * @param words the command line, for the report
     */
    static int run(List<String> words, IngressOptions options) throws IOException, InterruptedException {
        var machine = MachineDescription.now(options.root());
        System.out.printf("%s%nStarting Kafka and the ingress …%n", machine);
        try (var workspace = new TemporaryFolder();
                var installation = BenchmarkInstallation.start(
                        options.root(),
                        options.accounts(),
                        options.connections(),
                        options.javaOptions(),
                        workspace.folder())) {
            var figures = new IngressBenchmark(options, installation).measure();
            var report = new IngressReport(machine, words, options, figures);
            report.publish();
            return report.isSound() ? 0 : 1;
        }
    }

    private IngressFigures measure() throws IOException, InterruptedException {
        var targets = targets();
        warmUp(targets);
        Map<RequestTarget, List<SeriesFigures>> saturation = saturation(targets);
        var rate = options.rate() > 0 ? options.rate() : half(saturation);
        var latency = options.has(IngressOptions.LATENCY) ? latency(rate) : null;
        var liveSets = new ArrayList<Long>();
        List<SeriesFigures> soak = options.soak().isZero() ? List.of() : soak(rate, liveSets);
        Map<Integer, List<SeriesFigures>> directory = options.has(IngressOptions.DIRECTORY) ? directory() : Map.of();
        return new IngressFigures(saturation, latency, soak, liveSets, directory);
    }

    /** What is compared by the closed model; none of it is measured when the parts do not ask for it. */
    private List<RequestTarget> targets() {
        return Arrays.stream(RequestTarget.values())
                .filter(target -> switch (target) {
                    case BARE_ECHO, KEPT_ECHO, ECHO -> options.has(IngressOptions.SATURATION);
                    case GATEWAY -> options.has(IngressOptions.GATEWAY);
                    case INGRESS -> options.has(IngressOptions.SATURATION) || options.has(IngressOptions.GATEWAY);
                })
                .toList();
    }

    private void warmUp(List<RequestTarget> targets) throws IOException, InterruptedException {
        if (targets.contains(RequestTarget.GATEWAY)) {
            System.out.println("Starting the gateway …");
            installation.startGateway();
        }
        System.out.println("Warming up …");
        installation.warmUp(RequestTarget.INGRESS, WARM_UP);
        for (var target : targets) {
            installation.warmUp(target, target == RequestTarget.GATEWAY ? WARM_UP : SHORT_WARM_UP);
        }
    }

    /** Measures the targets in turn, so that a machine whose speed changes during the run does not favour one of them. */
    private Map<RequestTarget, List<SeriesFigures>> saturation(List<RequestTarget> targets) throws IOException {
        var rounds = new EnumMap<RequestTarget, List<SeriesFigures>>(RequestTarget.class);
        for (var round = 1; round <= options.rounds(); round++) {
            for (var target : targets) {
                installation.warmUp(target, AFTER_CHANGE);
                var phase = closed("%s, round %d".formatted(target.label(), round), target);
                rounds.computeIfAbsent(target, key -> new ArrayList<>()).add(phase);
            }
        }
        return rounds;
    }

    private static int half(Map<RequestTarget, List<SeriesFigures>> saturation) {
        var rounds = saturation.getOrDefault(RequestTarget.INGRESS, List.of());
        return rounds.isEmpty()
                ? 0
                : (int) (MedianFigures.of(rounds, figures -> figures.tally().perSecond()) / 2);
    }

    private SeriesFigures latency(int rate) throws IOException {
        open("ingress, %d per second, to warm up".formatted(rate), rate, SHORT_WARM_UP);
        return open("ingress, %d per second".formatted(rate), rate, options.open());
    }

    private List<SeriesFigures> soak(int rate, List<Long> liveSets) throws IOException {
        var parts = new ArrayList<SeriesFigures>();
        open("ingress, %d per second, to warm up".formatted(rate), rate, SHORT_WARM_UP);
        liveSets.add(installation.liveSet());
        for (var part = 1; part <= SOAK_PARTS; part++) {
            var name = "ingress, %d per second, part %d of %d".formatted(rate, part, SOAK_PARTS);
            parts.add(open(name, rate, options.soak().dividedBy(SOAK_PARTS)));
            liveSets.add(installation.liveSet());
        }
        return parts;
    }

    /** Measures the sizes in turn, in another order in each round, for the same reason. */
    private Map<Integer, List<SeriesFigures>> directory() throws IOException, InterruptedException {
        var rounds = new TreeMap<Integer, List<SeriesFigures>>();
        var sizes = options.sizes();
        for (var turn = 0; turn < options.rounds() * sizes.size(); turn++) {
            var round = turn / sizes.size();
            int size = sizes.get((turn + round) % sizes.size());
            installation.resizeDirectory(size);
            installation.warmUp(RequestTarget.INGRESS, AFTER_CHANGE);
            var phase = closed("ingress, %d accounts, round %d".formatted(size, round + 1), RequestTarget.INGRESS);
            rounds.computeIfAbsent(size, key -> new ArrayList<>()).add(phase);
        }
        return rounds;
    }

    private SeriesFigures closed(String name, RequestTarget target) throws IOException {
        return shown(installation.measure(name, target, () -> RequestPace.asFastAsAnswered(options.round())));
    }

    private SeriesFigures open(String name, int rate, Duration duration) throws IOException {
        return shown(installation.measure(name, RequestTarget.INGRESS, () -> RequestPace.constant(rate, duration)));
    }

    private static SeriesFigures shown(SeriesFigures phase) {
        System.out.println(IngressTable.line(phase));
        return phase;
    }
}
