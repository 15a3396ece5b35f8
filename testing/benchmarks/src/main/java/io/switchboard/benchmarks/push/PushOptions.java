package io.switchboard.benchmarks.push;

import java.nio.file.Path;
import java.util.List;

import io.switchboard.benchmarks.push.protocol.PeerServer;
import org.jspecify.annotations.Nullable;

/**
 * The load on the streams.
 *
 * @param root the project's folder
 * @param streams open at the same time
 * @param webSocketPercent the share of them that are WebSockets; the others are server-sent events
 * @param tenants that share the streams evenly
 * @param rate events per second, of all tenants together
 * @param seconds that are measured
 * @param reconnects connections that are broken during that time and resume
 * @param eventBytes the size of an event's text
 * @param peer another server to measure after it, over server-sent events, or null
 * @param javaOptions of the service
 */
record PushOptions(
        Path root,
        int streams,
        int webSocketPercent,
        int tenants,
        int rate,
        int seconds,
        int reconnects,
        int eventBytes,
        @Nullable PeerServer peer,
        List<String> javaOptions) {

    PushOptions {
        if (streams < 1 || tenants < 1 || tenants > streams || rate < 1 || seconds < 1) {
            throw new IllegalArgumentException(
                    "Streams, tenants, rate and seconds must be positive, streams >= tenants");
        }
        if (webSocketPercent < 0 || webSocketPercent > 100) {
            throw new IllegalArgumentException("A share is between 0 and 100 percent");
        }
    }

    static String tenant(int number) {
        return "tenant" + number;
    }
}
