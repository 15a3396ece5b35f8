package io.switchboard.benchmarks.console;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.switchboard.benchmarks.measurement.MeasurementFailed;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The console's modules as the gateway sends them, compressed file by file. */
final class ScriptSizes implements AutoCloseable {

    private static final Pattern MAIN = Pattern.compile("<script type=\"module\" src=\"([^\"]+/main\\.js)\"");
    private static final Pattern IMPORT =
            Pattern.compile("(?:^|;)(?:import|export)\\b(?:[^;\"(]*?from\\s*|\\s*)\"(\\.[^\"]+)\"", Pattern.MULTILINE);
    private static final Pattern LATER = Pattern.compile("import\\(\"(\\.[^\"]+)\"\\)");
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<URI, String> sources = new HashMap<>();
    private final URI gateway;

    ScriptSizes(URI gateway) {
        this.gateway = gateway;
    }

    List<MeasuredBudget> measure() {
        var page = get(gateway.resolve("/"), "identity");
        var name = MAIN.matcher(new String(page, UTF_8));
        if (!name.find()) {
            throw new MeasurementFailed(gateway + " does not serve the console.");
        }
        var main = gateway.resolve(name.group(1));
        var inbox = new HashMap<URI, Integer>();
        collect(main, inbox, false);
        collect(main.resolve("inbox/screen.js"), inbox, false);
        var all = new HashMap<>(inbox);
        List.copyOf(inbox.keySet()).forEach(module -> later(module, all));
        return List.of(
                MeasuredBudget.of(
                        "scripts of the inbox, compressed, %d files".formatted(inbox.size()),
                        kilobytes(inbox),
                        "KB",
                        60),
                MeasuredBudget.of(
                        "scripts of all screens, compressed, %d files".formatted(all.size()),
                        kilobytes(all),
                        "KB",
                        140));
    }

    private void collect(URI module, Map<URI, Integer> found, boolean withLater) {
        if (found.containsKey(module)) {
            return;
        }
        found.put(module, get(module, "gzip").length);
        IMPORT.matcher(source(module))
                .results()
                .forEach(imported -> collect(module.resolve(imported.group(1)), found, withLater));
        if (withLater) {
            later(module, found);
        }
    }

    private void later(URI module, Map<URI, Integer> found) {
        LATER.matcher(source(module))
                .results()
                .forEach(imported -> collect(module.resolve(imported.group(1)), found, true));
    }

    private String source(URI module) {
        return sources.computeIfAbsent(module, it -> new String(get(it, "identity"), UTF_8));
    }

    private static double kilobytes(Map<URI, Integer> modules) {
        return modules.values().stream().mapToInt(Integer::intValue).sum() / 1024.0;
    }

    private byte[] get(URI file, String encoding) {
        var request = HttpRequest.newBuilder(file)
                .header("Accept", "text/html, */*")
                .header("Accept-Encoding", encoding)
                .timeout(TIMEOUT)
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new MeasurementFailed("%s answered %d.".formatted(file, answer.statusCode()));
            }
            return answer.body();
        } catch (IOException e) {
            throw new MeasurementFailed("%s does not answer: %s".formatted(file, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MeasurementFailed("Interrupted", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
