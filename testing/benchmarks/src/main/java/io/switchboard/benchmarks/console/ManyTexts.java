package io.switchboard.benchmarks.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** The frames of an inbox with an open conversation while 100 texts of 50 customers come within two seconds. */
final class ManyTexts {

    private static final int TEXTS = 100;
    private static final int CUSTOMERS = 50;
    private static final Duration BETWEEN = Duration.ofMillis(20);
    private static final Duration AFTERWARDS = Duration.ofSeconds(3);

    private final CustomerTexts texts;

    ManyTexts(CustomerTexts texts) {
        this.texts = texts;
    }

    List<MeasuredBudget> measure(ConsoleBrowser console) {
        var open = texts.newCustomer();
        TextsOnScreen.openConversation(console, texts, open, "mark-many-%d".formatted(System.nanoTime()));
        ConsoleBrowser.pause(AFTERWARDS);
        var frames = FrameTimes.during(console, () -> send(open));
        return List.of(
                MeasuredBudget.of(
                        "frames over 50 ms while 100 texts come in 2 s",
                        (double) Arrays.stream(frames).filter(time -> time > 50).count(),
                        "",
                        0),
                MeasuredBudget.withoutGoal(
                        "the longest of them", Arrays.stream(frames).max().orElse(Double.NaN), "ms"));
    }

    /** Sends each customer's two texts, and waits until the last must have been drawn. */
    private void send(String open) {
        var customers = new ArrayList<>(IntStream.range(1, CUSTOMERS)
                .mapToObj(it -> texts.newCustomer())
                .toList());
        customers.addFirst(open);
        var sent = IntStream.range(0, TEXTS)
                .mapToObj(number -> {
                    ConsoleBrowser.pause(BETWEEN);
                    return texts.begin(customers.get(number % CUSTOMERS), "Text %d of many".formatted(number));
                })
                .toArray(CompletableFuture<?>[]::new);
        CustomerTexts.join(sent);
        ConsoleBrowser.pause(AFTERWARDS);
    }
}
