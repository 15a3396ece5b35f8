package io.switchboard.gateway.limits;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Limits the open requests of each source behind a trusted proxy, which carries the requests of many. Sources that
 * connect themselves are limited by their connections.
 */
@Component
public final class OpenRequests {

    private final SourceAddress sources;
    private final SourceLimit openBySource;
    private final RefusalMeters meters;

    OpenRequests(SourceAddress sources, LimitSettings limits, RefusalMeters meters) {
        this.sources = sources;
        this.openBySource = new SourceLimit(limits.perSource());
        this.meters = meters;
    }

    /**
     * Asks for a request's permit, which the caller releases whether or not it is granted.
     *
     * @param peer the other side of the connection, or null when it is gone
     * @param forwardedFor the values of X-Forwarded-For
     */
    public Permit acquire(@Nullable InetSocketAddress peer, List<String> forwardedFor) {
        var source = sources.of(peer, forwardedFor);
        if (source == null || !sources.isTrustedProxy(peer)) {
            return new Permit(source, null, true);
        }
        var key = SourceAddress.keyOf(source);
        if (openBySource.tryAcquire(key)) {
            return new Permit(source, key, true);
        }
        meters.count(RefusalMeters.Reason.SOURCE);
        return new Permit(source, null, false);
    }

    /** The permit of one request, and the address that the request comes from. */
    public final class Permit {

        private final @Nullable InetAddress source;
        private final @Nullable String key;
        private final boolean isGranted;

        private Permit(@Nullable InetAddress source, @Nullable String key, boolean isGranted) {
            this.source = source;
            this.key = key;
            this.isGranted = isGranted;
        }

        /** The address of the client that a trusted proxy names, or of the peer; null when the peer is gone. */
        public @Nullable InetAddress source() {
            return source;
        }

        public boolean isGranted() {
            return isGranted;
        }

        /** Releases the permit; called once. */
        public void release() {
            if (key != null) {
                openBySource.release(key);
            }
        }
    }
}
