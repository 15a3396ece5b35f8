package io.switchboard.benchmarks.ingress;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.switchboard.benchmarks.Workspace;
import io.switchboard.benchmarks.load.Pace;

/** The parts of the measurement, one after the other in one installation. */
public final class IngressBenchmark {

    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration SHORT_WARM_UP = Duration.ofSeconds(5);

    /** What the JVM compiled for one target is in part not right for the next one; measured, it takes 4 s to mend it. */
    private static final Duration AFTER_CHANGE = Duration.ofSeconds(5);

    private static final int SOAK_PARTS = 5;

    private final IngressOptions options;
    private final Installation installation;

    private IngressBenchmark(IngressOptions options, Installation installation) {
        this.options = options;
        this.installation = installation;
    }

    /** The command line; the exit code is 1 when an event was lost or duplicated, or a webhook not accepted. */
    public static int run(List<String> words) throws IOException, InterruptedException {
        if (words.contains("--help")) {
            System.out.println(IngressOptions.HELP);
            return 0;
        }
        IngressOptions options = IngressOptions.parse(words);
        Machine machine = Machine.now(options.root());
        System.out.printf("%s%nStarting Kafka and the ingress …%n", machine);
        try (Workspace workspace = new Workspace();
                Installation installation = Installation.start(options, workspace.folder())) {
            Figures figures = new IngressBenchmark(options, installation).measure();
            Report report = new Report(machine, words, options, figures);
            report.publish();
            return report.isSound() ? 0 : 1;
        }
    }

    private Figures measure() throws IOException, InterruptedException {
        warmUp();
        Map<Target, List<Phase>> saturation = options.has(IngressOptions.SATURATION) ? saturation() : Map.of();
        int rate = options.rate() > 0 ? options.rate() : half(saturation);
        Phase latency = options.has(IngressOptions.LATENCY) ? latency(rate) : null;
        List<Long> liveSets = new ArrayList<>();
        List<Phase> soak = options.soak().isZero() ? List.of() : soak(rate, liveSets);
        Map<Integer, List<Phase>> directory = options.has(IngressOptions.DIRECTORY) ? directory() : Map.of();
        return new Figures(saturation, latency, soak, liveSets, directory);
    }

    private void warmUp() throws IOException {
        System.out.println("Warming up …");
        installation.warmUp(Target.ECHO, SHORT_WARM_UP);
        installation.warmUp(Target.INGRESS, WARM_UP);
        installation.warmUp(Target.BARE_ECHO, SHORT_WARM_UP);
        installation.warmUp(Target.KEPT_ECHO, SHORT_WARM_UP);
        installation.warmUp(Target.INGRESS, SHORT_WARM_UP);
    }

    /** In turn, so that a machine that gets slower or quicker meanwhile does not favour one. */
    private Map<Target, List<Phase>> saturation() throws IOException {
        Map<Target, List<Phase>> rounds = new EnumMap<>(Target.class);
        for (int round = 1; round <= options.rounds(); round++) {
            for (Target target : Target.values()) {
                installation.warmUp(target, AFTER_CHANGE);
                Phase phase = closed("%s, round %d".formatted(target.label(), round), target);
                rounds.computeIfAbsent(target, each -> new ArrayList<>()).add(phase);
            }
        }
        return rounds;
    }

    private static int half(Map<Target, List<Phase>> saturation) {
        List<Phase> rounds = saturation.getOrDefault(Target.INGRESS, List.of());
        return rounds.isEmpty()
                ? 0
                : (int) (Medians.of(rounds, each -> each.tally().perSecond()) / 2);
    }

    private Phase latency(int rate) throws IOException {
        open("ingress, %d per second, to warm up".formatted(rate), rate, SHORT_WARM_UP);
        return open("ingress, %d per second".formatted(rate), rate, options.open());
    }

    private List<Phase> soak(int rate, List<Long> liveSets) throws IOException {
        List<Phase> parts = new ArrayList<>();
        open("ingress, %d per second, to warm up".formatted(rate), rate, SHORT_WARM_UP);
        liveSets.add(installation.liveSet());
        for (int part = 1; part <= SOAK_PARTS; part++) {
            String name = "ingress, %d per second, part %d of %d".formatted(rate, part, SOAK_PARTS);
            parts.add(open(name, rate, options.soak().dividedBy(SOAK_PARTS)));
            liveSets.add(installation.liveSet());
        }
        return parts;
    }

    /** In turn and each time in another order, for the same reason. */
    private Map<Integer, List<Phase>> directory() throws IOException, InterruptedException {
        Map<Integer, List<Phase>> rounds = new TreeMap<>();
        List<Integer> sizes = options.sizes();
        for (int turn = 0; turn < options.rounds() * sizes.size(); turn++) {
            int round = turn / sizes.size();
            int size = sizes.get((turn + round) % sizes.size());
            installation.resizeDirectory(size);
            installation.warmUp(Target.INGRESS, AFTER_CHANGE);
            Phase phase = closed("ingress, %d accounts, round %d".formatted(size, round + 1), Target.INGRESS);
            rounds.computeIfAbsent(size, each -> new ArrayList<>()).add(phase);
        }
        return rounds;
    }

    private Phase closed(String name, Target target) throws IOException {
        return shown(installation.measure(name, target, () -> Pace.asFastAsAnswered(options.round())));
    }

    private Phase open(String name, int rate, Duration duration) throws IOException {
        return shown(installation.measure(name, Target.INGRESS, () -> Pace.constant(rate, duration)));
    }

    private static Phase shown(Phase phase) {
        System.out.println(Report.line(phase));
        return phase;
    }
}
