package io.switchboard.gateway.webhook;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Copies headers between Twilio and the ingress. Omits headers that concern one connection only, and on the way in also
 * headers that a client may not set: the address it was forwarded for, the tenant, cookies.
 */
final class WebhookHeaders {

    /** Marks the beginning of a body that is too large, and has its length, or the least that it can be. */
    private static final String WHOLE_LENGTH = "X-Switchboard-Body-Length";

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private static final Set<String> OF_ONE_CONNECTION = Set.of(
            "connection",
            "http2-settings",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private static final Set<String> NOT_THE_CLIENTS = Set.of(
            "content-length",
            "cookie",
            "expect",
            "forwarded",
            "host",
            "x-application-context",
            "x-original-url",
            "x-real-ip",
            "x-rewrite-url",
            "x-switchboard-body-length",
            "x-xsrf-token");

    private WebhookHeaders() {}

    /**
     * Copies a request's headers.
     *
     * @param source the address that the webhook comes from, for which the ingress limits what it stores of rejected ones
     * @param wholeLength the length of a body of which only the beginning is passed on, or null
     */
    static void copyRequest(
            HttpHeaders from, HttpHeaders to, @Nullable InetAddress source, @Nullable Long wholeLength) {
        var named = namedByConnection(from);
        for (var headers = from.iteratorCharSequence(); headers.hasNext(); ) {
            var header = headers.next();
            var name = header.getKey().toString().toLowerCase(Locale.ROOT);
            if (!OF_ONE_CONNECTION.contains(name) && !named.contains(name) && mayBeSetByClients(name)) {
                add(header, to);
            }
        }
        if (source != null) {
            to.set(FORWARDED_FOR, source.getHostAddress());
        }
        if (wholeLength != null) {
            to.set(WHOLE_LENGTH, wholeLength);
        }
    }

    static void copyResponse(HttpHeaders from, HttpHeaders to) {
        var named = namedByConnection(from);
        for (var headers = from.iteratorCharSequence(); headers.hasNext(); ) {
            var header = headers.next();
            var name = header.getKey().toString().toLowerCase(Locale.ROOT);
            if (!OF_ONE_CONNECTION.contains(name) && !named.contains(name)) {
                add(header, to);
            }
        }
    }

    private static void add(Map.Entry<CharSequence, CharSequence> header, HttpHeaders to) {
        to.add(header.getKey(), header.getValue());
    }

    private static boolean mayBeSetByClients(String name) {
        return !NOT_THE_CLIENTS.contains(name) && !name.startsWith("x-forwarded-") && !name.contains("tenant");
    }

    /** The further headers of one connection, which its Connection header names; almost always none. */
    private static Set<String> namedByConnection(HttpHeaders headers) {
        var connection = headers.get(HttpHeaderNames.CONNECTION);
        if (connection == null || connection.equalsIgnoreCase("close") || connection.equalsIgnoreCase("keep-alive")) {
            return Set.of();
        }
        return Set.copyOf(Arrays.asList(String.join(",", headers.getAll(HttpHeaderNames.CONNECTION))
                .toLowerCase(Locale.ROOT)
                .split("[\\s,]+", -1)));
    }
}
