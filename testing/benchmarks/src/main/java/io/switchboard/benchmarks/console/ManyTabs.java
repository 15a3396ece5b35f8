package io.switchboard.benchmarks.console;

import java.util.List;
import java.util.stream.IntStream;

import io.switchboard.benchmarks.measurement.MeasurementFailed;

/** Seven tabs of one browser, which opens six connections of HTTP/1.1 to a host: how many show a new text. */
final class ManyTabs {

    private static final int TABS = 7;
    private static final String SHOWS = """
            return [...document.querySelectorAll(arguments[0])].some((it) => it.textContent.includes(arguments[1]))
                && document.querySelector('[data-testid=connection]').textContent.trim() === 'Live';""";

    private final CustomerTexts texts;

    ManyTabs(CustomerTexts texts) {
        this.texts = texts;
    }

    List<MeasuredBudget> measure(ConsoleBrowser console) {
        console.open("/inbox/all");
        var first = console.tabs().getFirst();
        try {
            IntStream.range(1, TABS).forEach(tab -> console.openTab("/inbox/all"));
            var mark = "mark-tabs-%d".formatted(System.nanoTime());
            texts.send(texts.newCustomer(), mark);
            var failed = console.tabs().stream()
                    .filter(tab -> !shows(console, tab, mark))
                    .count();
            return List.of(MeasuredBudget.of("of seven tabs over HTTP/1.1 without a new text", (double) failed, "", 0));
        } finally {
            console.tabs().stream().filter(tab -> !tab.equals(first)).forEach(tab -> {
                console.goTo(tab);
                console.closeTab();
            });
            console.goTo(first);
        }
    }

    private static boolean shows(ConsoleBrowser console, String tab, String mark) {
        console.goTo(tab);
        try {
            console.until("a text in a tab", SHOWS, ConsoleBrowser.ROWS, mark);
            return true;
        } catch (MeasurementFailed e) {
            return false;
        }
    }
}
