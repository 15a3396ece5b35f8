package io.switchboard.benchmarks.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

import io.switchboard.benchmarks.measurement.LatencyRecorder;
import io.switchboard.benchmarks.store.StoredCopies.Copy;

/** Compares the cost of a text and the latency of reading with few and with many stored messages. */
final class SizeComparison {

    private static final int FIRST_CUSTOMER = 1_000_000;
    private static final int HOT_CUSTOMER = 9_000_000;
    private static final int HOT_MESSAGES = 100_000;
    private static final int SAMPLES = 10_000;

    private final StoreOptions options;
    private final StoreInstallation installation;
    private final StoreSeries series;
    private final Random random = new Random(1);
    private final List<Copy> samples = new ArrayList<>();
    private final List<StoreFigures> figures = new ArrayList<>();
    private final Map<String, LatencyRecorder.Figures> smallest = new HashMap<>();
    private int stored;

    SizeComparison(StoreOptions options, StoreInstallation installation, StoreSeries series) {
        this.options = options;
        this.installation = installation;
        this.series = series;
    }

    List<StoreFigures> run() throws InterruptedException {
        series.copies();
        for (var messages : options.sizes()) {
            fill(messages);
            System.out.printf("%d messages in %d conversations%n", stored, stored / options.messagesPerConversation());
            if (smallest.isEmpty()) {
                // Until the service's code is compiled, everything is slower.
                series.texts(FIRST_CUSTOMER, conversations());
                read(ignored -> {});
                smallest.clear();
            }
            texts("texts", conversations());
            read(System.out::println);
        }
        hot();
        return figures;
    }

    private int conversations() {
        return Math.min(options.conversations(), stored / options.messagesPerConversation());
    }

    private void texts(String name, int customers) throws InterruptedException {
        // The first ones of each size fill the database's caches.
        series.texts(FIRST_CUSTOMER, customers);
        for (var round = 0; round < options.rounds(); round++) {
            var measured = series.texts(name, SampleText.of(options.texts(), FIRST_CUSTOMER, customers));
            System.out.println("  " + measured);
            figures.add(measured);
        }
    }

    private void fill(int messages) throws InterruptedException {
        var copies = series.copies();
        var newest = Instant.now().truncatedTo(ChronoUnit.MILLIS).minus(1, ChronoUnit.DAYS);
        while (stored < messages) {
            var number = stored / options.messagesPerConversation();
            var copy = copies.conversation(
                    FIRST_CUSTOMER + number, options.messagesPerConversation(), newest.minusSeconds(number));
            if (samples.size() < SAMPLES) {
                samples.add(copy);
            } else if (random.nextInt(number) < SAMPLES) {
                samples.set(random.nextInt(SAMPLES), copy);
            }
            stored += options.messagesPerConversation();
        }
        copies.flush();
    }

    private void read(Consumer<String> lines) throws InterruptedException {
        try (var api = installation.api()) {
            measure(lines, api, "list", copy -> "/api/conversations?limit=50");
            measure(lines, api, "list, unread", copy -> "/api/conversations?status=open&unread=true&limit=50");
            measure(lines, api, "counts", copy -> "/api/conversations/counts");
            measure(
                    lines,
                    api,
                    "timeline",
                    copy -> "/api/conversations/" + copy.conversationId() + "/timeline?limit=50");
            measure(lines, api, "search, a rare word", copy -> "/api/search?q=" + copy.ticket());
            measure(lines, api, "search, a common word", copy -> "/api/search?q=parking");
        }
    }

    private interface Path {

        String of(Copy copy);
    }

    private void measure(Consumer<String> lines, ApiClient api, String name, Path path) throws InterruptedException {
        var latency = new LatencyRecorder();
        for (var request = -options.requests() / 4; request < options.requests(); request++) {
            var copy = samples.get(random.nextInt(samples.size()));
            var begin = System.nanoTime();
            api.get(path.of(copy));
            if (request >= 0) {
                latency.add(begin, System.nanoTime());
            }
        }
        var figure = latency.figures();
        var line = "  %-24s p50 %6.2f ms, p99 %6.2f ms".formatted(name, figure.p50(), figure.p99());
        var before = smallest.putIfAbsent(name, figure);
        lines.accept(
                before == null
                        ? line
                        : line
                                + ", %.2f and %.2f of the first"
                                        .formatted(figure.p50() / before.p50(), figure.p99() / before.p99()));
    }

    /** Texts of one customer with a few messages, and of one with very many. */
    private void hot() throws InterruptedException {
        var copies = series.copies();
        var newest = Instant.now().truncatedTo(ChronoUnit.MILLIS).minus(1, ChronoUnit.DAYS);
        copies.conversation(HOT_CUSTOMER, options.messagesPerConversation(), newest);
        var hot = copies.conversation(HOT_CUSTOMER + 1, HOT_MESSAGES, newest);
        copies.flush();
        System.out.printf("one conversation%n");
        for (var round = 0; round < options.rounds(); round++) {
            for (var customer : List.of(HOT_CUSTOMER, HOT_CUSTOMER + 1)) {
                var name = customer == HOT_CUSTOMER ? "of few messages" : "of 100,000 messages";
                var measured = series.texts(name, SampleText.of(options.oneByOne(), customer, 1));
                System.out.println("  " + measured);
                figures.add(measured);
            }
        }
        samples.clear();
        samples.add(hot);
        try (var api = installation.api()) {
            measure(
                    System.out::println,
                    api,
                    "timeline of 100,000",
                    copy -> "/api/conversations/" + copy.conversationId() + "/timeline?limit=50");
        }
    }
}
