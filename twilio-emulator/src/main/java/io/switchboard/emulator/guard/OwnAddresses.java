package io.switchboard.emulator.guard;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The addresses under which the emulator may be called: the loopback names with its own port, and the configured ones.
 *
 * @param port the port on which the request arrived
 * @param others further host names, with a port ({@code emulator:8085}) or without one for any port
 */
record OwnAddresses(int port, List<String> others) {
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern AUTHORITY =
            Pattern.compile("(?<name>\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(?::(?<port>\\d{1,5}))?");
    private static final Pattern ORIGIN = Pattern.compile("(?<scheme>https?)://(?<authority>[^/?#]+)");

    /** Returns whether a {@code Host} header names one of these addresses. */
    boolean includesHost(@Nullable String host) {
        return host != null && includes("http", host);
    }

    /** Returns whether an {@code Origin} header names a page that was served from one of these addresses. */
    boolean includesOrigin(String origin) {
        var parts = ORIGIN.matcher(origin);
        return parts.matches() && includes(parts.group("scheme"), parts.group("authority"));
    }

    /** Returns whether a {@code Referer} header names a page that was served from one of these addresses. */
    boolean includesPage(String url) {
        var parts = ORIGIN.matcher(url);
        return parts.lookingAt() && includesOrigin(parts.group());
    }

    /**
     * Returns whether one of these addresses is named. Only a proxy can add TLS, so a loopback name with https is another
     * server.
     */
    private boolean includes(String scheme, String authority) {
        var parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            return false;
        }
        var name = parts.group("name").toLowerCase(Locale.ROOT);
        int named = Optional.ofNullable(parts.group("port"))
                .map(Integer::parseInt)
                .orElse(scheme.equals("https") ? 443 : 80);
        return (scheme.equals("http") && LOOPBACK.contains(name) && named == port)
                || others.stream()
                        .map(other -> other.strip().toLowerCase(Locale.ROOT))
                        .anyMatch(other -> other.equals(name) || other.equals(name + ":" + named));
    }
}
