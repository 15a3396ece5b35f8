package io.switchboard.benchmarks.console;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * From the navigation until the first row of the list is drawn, on a slow network. The first start has no files of the
 * console on the device, the second has what a visit leaves there.
 */
final class StartTimes {

    private static final String INBOX = "/inbox/all";
    private static final String WATCH_LIST = """
            const look = () => {
              if (document.querySelector('[data-testid=conversation]')) window.listAt = performance.now();
              else requestAnimationFrame(look);
            };
            requestAnimationFrame(look);""";
    private static final String LIST_AT = "return window.listAt ?? NaN;";
    private static final String PAINTED_AT =
            "return performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN;";
    private static final String IS_KEPT = "return navigator.serviceWorker.ready.then((it) => Boolean(it.active));";
    // All but the cookies, which are the session.
    private static final String FILES = "cache_storage,file_systems,indexeddb,local_storage,service_workers,websql";

    private final int rounds;

    StartTimes(int rounds) {
        this.rounds = rounds;
    }

    /** A network as the DevTools emulate it: milliseconds for each request, and bits per second. */
    private record Network(String name, int latency, int bits, double firstGoal, double secondGoal) {}

    private record Start(double painted, double list) {}

    List<MeasuredBudget> measure(ConsoleBrowser console) {
        var networks = List.of(
                new Network("4G (150 ms, 1.6 Mbit/s)", 150, 1_600_000, 1_600, 800),
                new Network("3G (400 ms, 0.4 Mbit/s)", 400, 400_000, Double.NaN, 2_000));
        var script = console.devTools("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH_LIST));
        console.devTools("Network.enable", Map.of());
        try {
            return networks.stream().flatMap(network -> on(network, console)).toList();
        } finally {
            slowDown(console, 0, -1);
            console.devTools(
                    "Page.removeScriptToEvaluateOnNewDocument",
                    Map.of("identifier", String.valueOf(script.get("identifier"))));
        }
    }

    private Stream<MeasuredBudget> on(Network network, ConsoleBrowser console) {
        var first = IntStream.range(0, rounds)
                .mapToObj(round -> start(network, console, true))
                .toList();
        keepFiles(console);
        var second = IntStream.range(0, rounds)
                .mapToObj(round -> start(network, console, false))
                .toList();
        var isFast = !Double.isNaN(network.firstGoal());
        return Stream.of(
                MeasuredBudget.of("second start to list, " + network.name(), list(second), "ms", network.secondGoal()),
                MeasuredBudget.of("first start to list, " + network.name(), list(first), "ms", network.firstGoal()),
                MeasuredBudget.of(
                        "first start to first paint, " + network.name(),
                        paint(first),
                        "ms",
                        isFast ? 800 : Double.NaN));
    }

    private static double list(List<Start> starts) {
        return MeasuredBudget.median(starts.stream().mapToDouble(Start::list).toArray());
    }

    private static double paint(List<Start> starts) {
        return MeasuredBudget.median(starts.stream().mapToDouble(Start::painted).toArray());
    }

    private static Start start(Network network, ConsoleBrowser console, boolean isFirst) {
        var origin = console.text("return location.origin");
        console.open("about:blank");
        if (isFirst) {
            console.devTools("Storage.clearDataForOrigin", Map.of("origin", origin, "storageTypes", FILES));
            console.devTools("Network.clearBrowserCache", Map.of());
        }
        slowDown(console, network.latency(), network.bits() / 8);
        console.open(INBOX);
        console.until("the list on " + network.name(), "return window.listAt > 0;");
        var start = new Start(console.number(PAINTED_AT), console.number(LIST_AT));
        slowDown(console, 0, -1);
        return start;
    }

    /** Leaves on the device what a visit leaves there: the service worker's files and the newest conversations. */
    private static void keepFiles(ConsoleBrowser console) {
        console.open(INBOX);
        console.until("the service worker", IS_KEPT);
        console.open(INBOX);
        console.until("the list", "return Boolean(document.querySelector(arguments[0]))", ConsoleBrowser.ROWS);
    }

    private static void slowDown(ConsoleBrowser console, int latency, int bytesPerSecond) {
        console.devTools(
                "Network.emulateNetworkConditions",
                Map.of(
                        "offline", false,
                        "latency", latency,
                        "downloadThroughput", bytesPerSecond,
                        "uploadThroughput", bytesPerSecond));
    }
}
