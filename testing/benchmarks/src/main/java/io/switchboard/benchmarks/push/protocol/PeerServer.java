package io.switchboard.benchmarks.push.protocol;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;

/**
 * Another server that pushes events to many clients and lets them resume, measured in the same run. It runs already, with the
 * configuration in {@code testing/benchmarks/README.md}.
 *
 * @param address where it listens
 */
public record PeerServer(Kind kind, InetSocketAddress address) {

    /** Of {@code client.token.hmac_secret_key} and {@code http_api.key} in the README's configuration. */
    private static final String CENTRIFUGO_SECRET = "benchmark";

    /** The server's program. */
    public enum Kind {
        NCHAN,
        CENTRIFUGO
    }

    /** Reads {@code nchan=localhost:8090}. */
    public static PeerServer parse(String text) {
        var parts = text.split("[=:]", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException(
                    "A peer is written as nchan=localhost:8090 or centrifugo=localhost:8000");
        }
        return new PeerServer(
                Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                new InetSocketAddress(parts[1], Integer.parseInt(parts[2])));
    }

    /** The program's name. */
    public String name() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** A client of the tenant. */
    public StreamProtocol protocol(String tenant) {
        return switch (kind) {
            case NCHAN -> new NchanProtocol(tenant);
            case CENTRIFUGO -> new CentrifugoProtocol(tenant, CENTRIFUGO_SECRET);
        };
    }

    /** Publishes events with a text of so many bytes. */
    public EventPublisher publisher(int eventBytes) {
        return new HttpPublisher(event -> publication(event, event.json(eventBytes)));
    }

    private HttpRequest publication(PushEvent event, String json) {
        return switch (kind) {
            case NCHAN ->
                HttpRequest.newBuilder(uri("/publish/" + event.tenant()))
                        .POST(BodyPublishers.ofString(json))
                        .build();
            case CENTRIFUGO ->
                HttpRequest.newBuilder(uri("/api/publish"))
                        .header("X-API-Key", CENTRIFUGO_SECRET)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"channel\":\"" + event.tenant() + "\",\"data\":" + json + "}"))
                        .build();
        };
    }

    private URI uri(String path) {
        return URI.create("http://" + address.getHostString() + ":" + address.getPort() + path);
    }
}
