package io.switchboard.emulator.webhook;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The connection overrides in the fragment of a webhook's URL, {@code #ct=2000&rc=2&rp=5xx,rt} for example. Values
 * outside Twilio's ranges are moved to the nearest limit; unknown keys ({@code sni} and {@code e} among them) are
 * ignored.
 *
 * @param retryPolicy the failures that are retried: any of {@code ct, rt, 4xx, 5xx, all}
 * @see <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides">connection overrides</a>
 */
record ConnectionOverrides(
        Duration connectTimeout, Duration readTimeout, Duration totalTime, int retries, Set<String> retryPolicy) {

    static final ConnectionOverrides DEFAULT = ofFragment("");

    static ConnectionOverrides of(String url) {
        var hash = url.indexOf('#');
        return hash < 0 ? DEFAULT : ofFragment(url.substring(hash + 1));
    }

    private static ConnectionOverrides ofFragment(String fragment) {
        var values = new TreeMap<String, String>();
        for (var pair : fragment.split("&", -1)) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return new ConnectionOverrides(
                Duration.ofMillis(number(values, "ct", 100, 10_000, 5_000)),
                Duration.ofMillis(number(values, "rt", 100, 15_000, 15_000)),
                Duration.ofMillis(number(values, "tt", 100, 15_000, 15_000)),
                number(values, "rc", 0, 5, 1),
                Arrays.stream(values.getOrDefault("rp", "ct").split(",", -1))
                        .map(String::strip)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    boolean isRetried(WebhookAnswer answer) {
        return switch (answer) {
            case WebhookAnswer.Response response ->
                (response.isClientError() && asksFor("4xx")) || (response.isServerError() && asksFor("5xx"));
            case WebhookAnswer.NotConnected ignored -> asksFor("ct");
            case WebhookAnswer.NoResponse ignored -> asksFor("rt");
            // Twilio never repeats a request whose answer it has partly received.
            case WebhookAnswer.Broken ignored -> false;
            case WebhookAnswer.Dropped ignored -> false;
            case WebhookAnswer.Misunderstood ignored -> false;
        };
    }

    private boolean asksFor(String failure) {
        return retryPolicy.contains(failure) || retryPolicy.contains("all");
    }

    private static int number(Map<String, String> values, String key, int least, int most, int otherwise) {
        var value = values.get(key);
        return value == null || !value.matches("\\d{1,9}")
                ? otherwise
                : Math.clamp(Integer.parseInt(value), least, most);
    }
}
