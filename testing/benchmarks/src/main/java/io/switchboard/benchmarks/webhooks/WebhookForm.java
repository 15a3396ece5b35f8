package io.switchboard.benchmarks.webhooks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A kind of webhook, read from a file of the corpus: a line with the target, then a line for each parameter, in the order
 * in which Twilio sends them.
 */
record WebhookForm(String target, Map<String, String> parameters) {

    /** Reads a file of the corpus. */
    static WebhookForm named(String name) {
        try (var file = WebhookForm.class.getResourceAsStream(name + ".form")) {
            if (file == null) {
                throw new IllegalStateException("The corpus has no " + name);
            }
            return of(new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WebhookForm of(List<String> lines) {
        var parameters = new LinkedHashMap<String, String>();
        for (var line : lines.subList(1, lines.size())) {
            var equals = line.indexOf('=');
            parameters.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return new WebhookForm(lines.getFirst(), parameters);
    }
}
