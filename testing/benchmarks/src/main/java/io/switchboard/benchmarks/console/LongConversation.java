package io.switchboard.benchmarks.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** What a key, memory and scrolling cost in a conversation of very many messages, and a key in one of two. */
final class LongConversation {

    private static final int KEYS = 40;
    private static final int GESTURES = 40;

    // The handlers of a key, and the work of the frame that draws it; the wait for that frame is not work.
    private static final String WATCH_KEYS = """
            window.keyTimes = [];
            let began;
            addEventListener('keydown', () => { began = performance.now(); }, true);
            addEventListener('input', () => {
              const handled = performance.now() - began;
              requestAnimationFrame(() => {
                const frame = performance.now();
                const after = new MessageChannel();
                after.port1.onmessage = () => window.keyTimes.push(handled + performance.now() - frame);
                after.port2.postMessage(0);
              });
            });
            document.querySelector('[data-testid=composer]').focus();""";
    private static final String SCROLL_TO_END = "document.querySelector('message-scroll').toEnd();";
    private static final String IS_AT_BEGINNING = """
            const scroll = document.querySelector('message-scroll');
            return scroll.scrollTop < 2 && scroll.textContent.includes(arguments[0]);""";
    private static final String MIDDLE = """
            const {left, top, width, height} = document.querySelector('message-scroll').getBoundingClientRect();
            return [left + width / 2, top + height / 2];""";

    private final CustomerTexts texts;
    private final int messages;

    LongConversation(CustomerTexts texts, int messages) {
        this.texts = texts;
        this.messages = messages;
    }

    List<MeasuredBudget> measure(ConsoleBrowser console) {
        var figures = new ArrayList<MeasuredBudget>();
        TextsOnScreen.openConversation(
                console, texts, texts.newCustomer(), "mark-short-%d".formatted(System.nanoTime()));
        figures.add(MeasuredBudget.of("a key in a short conversation, p50", keys(console, 50), "ms", 10));

        var customer = texts.newCustomer();
        var first = "mark-beginning-%d".formatted(System.nanoTime());
        texts.send(customer, first);
        texts.sendMany(customer, messages - 2);
        TextsOnScreen.openConversation(console, texts, customer, "mark-end-%d".formatted(System.nanoTime()));
        var size = "%,d messages".formatted(messages);
        figures.add(MeasuredBudget.of("a key with " + size + ", p50", keys(console, 50), "ms", 10));

        var frames = scrolled(console, first);
        figures.add(MeasuredBudget.of("frames while scrolling up " + size + ", p95", frames, "ms", 17));
        var metrics = metrics(console);
        figures.add(MeasuredBudget.of("nodes with " + size, metrics.getOrDefault("Nodes", Double.NaN), "", 8_000));
        var heap = metrics.getOrDefault("JSHeapUsedSize", Double.NaN) / 1024 / 1024;
        figures.add(MeasuredBudget.of("heap with " + size, heap, "MB", 30));
        return figures;
    }

    /** Types into the composer and empties it again; what is measured is typing. */
    private static double keys(ConsoleBrowser console, double percent) {
        console.run(WATCH_KEYS);
        for (var key = 1; key <= KEYS; key++) {
            press(console, "keyDown", "e");
            press(console, "keyUp", "");
            console.until("a key", "return window.keyTimes.length >= arguments[0]", key);
        }
        var times = console.list("return window.keyTimes;").stream()
                .mapToDouble(time -> time instanceof Number it ? it.doubleValue() : Double.NaN)
                .toArray();
        console.run("document.execCommand('selectAll'); document.execCommand('delete');");
        return MeasuredBudget.percentile(Arrays.stream(times), percent);
    }

    private static void press(ConsoleBrowser console, String type, String text) {
        console.devTools(
                "Input.dispatchKeyEvent",
                Map.of("type", type, "text", text, "key", "e", "code", "KeyE", "windowsVirtualKeyCode", 69));
    }

    /** Scrolls up until the first message is there, and returns the p95 of the frames meanwhile. */
    private static double scrolled(ConsoleBrowser console, String first) {
        console.run(SCROLL_TO_END);
        var middle = console.list(MIDDLE);
        var gesture = Map.<String, Object>of(
                "x",
                middle.getFirst(),
                "y",
                middle.getLast(),
                "yDistance",
                6_000,
                "speed",
                6_000,
                "gestureSourceType",
                "mouse");
        var frames = DoubleStream.builder();
        for (var round = 0; round < GESTURES; round++) {
            Arrays.stream(FrameTimes.during(console, () -> console.devTools("Input.synthesizeScrollGesture", gesture)))
                    .forEach(frames);
            if (Boolean.TRUE.equals(console.run(IS_AT_BEGINNING, first))) {
                break;
            }
        }
        return MeasuredBudget.percentile(frames.build(), 95);
    }

    private static Map<String, Double> metrics(ConsoleBrowser console) {
        console.devTools("HeapProfiler.collectGarbage", Map.of());
        console.devTools("Performance.enable", Map.of());
        var values = console.devTools("Performance.getMetrics", Map.of()).get("metrics");
        var metrics = new HashMap<String, Double>();
        if (values instanceof List<?> list) {
            list.forEach(value -> {
                if (value instanceof Map<?, ?> metric && metric.get("value") instanceof Number number) {
                    metrics.put(String.valueOf(metric.get("name")), number.doubleValue());
                }
            });
        }
        return metrics;
    }
}
