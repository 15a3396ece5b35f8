package io.switchboard.notification.outbound;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * A request to an address that a tenant or a browser named.
 *
 * @param headers names and values, content-type included
 * @param timeout for everything together: name, connection, TLS, request and response
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record OutboundRequest(URI url, Map<String, String> headers, byte[] body, Duration timeout) {

    public OutboundRequest {
        headers = Map.copyOf(headers);
    }
}
