package io.switchboard.benchmarks.stream;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The options of the benchmark from a webhook to the streams.
 *
 * @param gateway the URL for webhooks and streams; on this machine
 * @param issuer the URL of the issuer of tokens; on this machine
 * @param publicUrl the gateway's URL as Twilio knows it: the signature covers this URL, whichever is called
 * @param tenants the tenants whose numbers are texted, in turn
 * @param texts the number of measured texts
 * @param warmUp the number of texts sent before those and not measured
 * @param rate texts per second
 * @param customers the number of customers who text each tenant
 * @param streams the number of clients of each tenant that read its stream
 * @param drain the wait after the last text for outstanding answers and events
 * @param out the file for the figures as JSON
 */
record StreamOptions(
        URI gateway,
        URI issuer,
        String publicUrl,
        List<TenantAccount> tenants,
        int texts,
        int warmUp,
        int rate,
        int customers,
        int streams,
        Duration drain,
        Path out) {

    StreamOptions {
        LoopbackCheck.require(gateway);
        LoopbackCheck.require(issuer);
        tenants = List.copyOf(tenants);
        require(texts > 0, "--texts must be positive");
        require(warmUp >= 0, "--warm-up must not be negative");
        require(rate > 0 && rate <= 100_000, "--rate must be positive, and at most 100000");
        require(customers > 0 && customers <= 1_000_000, "--customers must be positive, and at most 1000000");
        require(streams > 0, "--streams must be positive");
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
