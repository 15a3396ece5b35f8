package io.switchboard.benchmarks.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** From handing a customer's text to the emulator until the frame in which the console draws it, one after the other. */
final class TextsOnScreen {

    // Remembers when each marked text was first in the page, by the clock that this process reads too.
    private static final String WATCH = """
            window.marksSeen = {};
            const look = () => {
              const places = [
                ...[...document.querySelectorAll('[data-testid=message]')].slice(-5),
                ...document.querySelectorAll('[data-testid=conversation]'),
              ];
              for (const place of places) {
                for (const [mark] of place.textContent.matchAll(/mark-[a-z]+-\\d+/g)) {
                  window.marksSeen[mark] ??= performance.timeOrigin + performance.now();
                }
              }
            };
            new MutationObserver(() => requestAnimationFrame(look))
                .observe(document.body, { childList: true, subtree: true, characterData: true });""";
    private static final String SEEN = "return window.marksSeen[arguments[0]] ?? NaN;";
    private static final String IS_SEEN = "return arguments[0] in window.marksSeen;";
    private static final String IS_IN_ROW = """
            return [...document.querySelectorAll(arguments[0])].some((it) => it.textContent.includes(arguments[1]));""";
    private static final String ID_OF_ROW = """
            return [...document.querySelectorAll(arguments[0])].find((it) => it.textContent.includes(arguments[1])).dataset.id;""";
    // Not in step with anything that has a period.
    private static final Duration PAUSE = Duration.ofMillis(137);

    private final CustomerTexts texts;
    private final int count;

    TextsOnScreen(CustomerTexts texts, int count) {
        this.texts = texts;
        this.count = count;
    }

    List<MeasuredBudget> measure(ConsoleBrowser console) {
        var customer = texts.newCustomer();
        openConversation(console, texts, customer, "mark-first-%d".formatted(System.nanoTime()));
        console.run(WATCH);
        warmUp(console);
        var figures = new ArrayList<>(figures("in the open conversation", 60, times(console, "open", () -> customer)));
        console.open("/inbox/all");
        console.until("the list", "return Boolean(document.querySelector(arguments[0]))", ConsoleBrowser.ROWS);
        console.run(WATCH);
        warmUp(console);
        figures.addAll(figures("in a conversation that is not loaded", 60, times(console, "new", texts::newCustomer)));
        return figures;
    }

    /** Lets a customer write a text, and opens the conversation by its address once it is in the list. */
    static void openConversation(ConsoleBrowser console, CustomerTexts texts, String customer, String text) {
        console.open("/inbox/all");
        console.until("the list", "return Boolean(document.querySelector(arguments[0]))", ConsoleBrowser.ROWS);
        texts.send(customer, text);
        console.until("the row of a new text", IS_IN_ROW, ConsoleBrowser.ROWS, text);
        console.open("/inbox/all/" + console.text(ID_OF_ROW, ConsoleBrowser.ROWS, text));
        console.until("the open conversation", "return Boolean(document.querySelector('[data-testid=message]'))");
    }

    private void warmUp(ConsoleBrowser console) {
        for (var round = 0; round < 5; round++) {
            time(console, texts.newCustomer(), "mark-warm-%d".formatted(System.nanoTime()));
        }
    }

    private List<Double> times(ConsoleBrowser console, String kind, Supplier<String> customer) {
        var times = new ArrayList<Double>();
        for (var number = 0; number < count; number++) {
            times.add(time(console, customer.get(), "mark-%s-%d".formatted(kind, System.nanoTime())));
            ConsoleBrowser.pause(PAUSE);
        }
        return times;
    }

    private double time(ConsoleBrowser console, String customer, String mark) {
        var from = System.currentTimeMillis();
        texts.send(customer, "Is it ready? " + mark);
        console.until("a text on the screen", IS_SEEN, mark);
        return console.number(SEEN, mark) - from;
    }

    private static List<MeasuredBudget> figures(String where, double median, List<Double> times) {
        return List.of(
                MeasuredBudget.of("text to visible p50, " + where, percentile(times, 50), "ms", median),
                MeasuredBudget.of("text to visible p95, " + where, percentile(times, 95), "ms", 150));
    }

    private static double percentile(List<Double> times, double percent) {
        return MeasuredBudget.percentile(times.stream().mapToDouble(Double::doubleValue), percent);
    }
}
