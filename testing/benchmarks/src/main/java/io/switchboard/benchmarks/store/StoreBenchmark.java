package io.switchboard.benchmarks.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.switchboard.benchmarks.measurement.TemporaryFolder;

/**
 * Measures how many texts and statuses conversation-service stores and publishes, and what that costs with few and with many
 * stored messages. The service and the way that stores one by one take turns within a round.
 */
public final class StoreBenchmark {

    private final StoreOptions options;
    private final StoreInstallation installation;
    private final StoreSeries series;
    private final List<StoreFigures> figures = new ArrayList<>();

    private StoreBenchmark(StoreOptions options, StoreInstallation installation, StoreSeries series) {
        this.options = options;
        this.installation = installation;
        this.series = series;
    }

    /** Runs in a JVM that has MongoDB's driver; {@code arguments} are those of {@link StoreArguments}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.exit(run(List.of(arguments), System.getenv()));
    }

    private static int run(List<String> words, Map<String, String> environment)
            throws IOException, InterruptedException {
        var options = StoreArguments.parse(words, environment);
        System.out.printf("java -jar testing/benchmarks/target/benchmarks.jar store %s%n", String.join(" ", words));
        try (var workspace = new TemporaryFolder();
                var installation = StoreInstallation.start(options, workspace.folder());
                var series = new StoreSeries(options, installation)) {
            return new StoreBenchmark(options, installation, series).run();
        }
    }

    private int run() throws InterruptedException {
        if (options.sizes().isEmpty()) {
            measureRates();
        } else {
            figures.addAll(new SizeComparison(options, installation, series).run());
        }
        var isSound = figures.stream().allMatch(StoreFigures::isSound);
        System.out.println(isSound ? "Nothing was lost or published twice." : "SOMETHING WAS LOST OR PUBLISHED TWICE.");
        return isSound ? 0 : 1;
    }

    private void measureRates() throws InterruptedException {
        for (var round = 0; round <= options.rounds(); round++) {
            var measured = List.of(
                    series.texts(0, options.conversations()),
                    series.textsOneByOne(),
                    series.statuses(),
                    series.statusesOneByOne());
            System.out.printf("%s%n", round == 0 ? "warm-up" : "round " + round);
            measured.forEach(figure -> System.out.println("  " + figure));
            if (round > 0) {
                figures.addAll(measured);
            }
        }
        System.out.println();
        System.out.print(StoreTable.of(figures));
    }
}
