package io.switchboard.local.guard;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The addresses under which a server on this machine may be called: the loopback names with its own port, and configured
 * ones. A request for another host name comes from a page that resolved its own name to this machine (DNS rebinding).
 *
 * @param port the port on which the request arrived
 * @param others further host names, with a port ({@code issuer:8086}) or without one for any port
 */
public record OwnAddresses(int port, List<String> others) {
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern AUTHORITY =
            Pattern.compile("(?<name>\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(?::(?<port>\\d{1,5}))?");
    private static final Pattern ORIGIN = Pattern.compile("(?<scheme>https?)://(?<authority>[^/?#]+)");

    public OwnAddresses {
        others = others.stream()
                .map(other -> other.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Returns the addresses, including those that a setting lists, separated by commas. */
    public static OwnAddresses of(int port, String others) {
        return new OwnAddresses(
                port,
                Arrays.stream(others.split(",", -1))
                        .filter(other -> !other.isBlank())
                        .toList());
    }

    /** Returns whether a {@code Host} header names one of these addresses. */
    public boolean includesHost(@Nullable String host) {
        return host != null && includes("http", host);
    }

    /** Returns whether an {@code Origin} header names a page that was served from one of these addresses. */
    public boolean includesOrigin(String origin) {
        var parts = ORIGIN.matcher(origin);
        return parts.matches() && includes(parts.group("scheme"), parts.group("authority"));
    }

    /** Returns whether a {@code Referer} header names a page that was served from one of these addresses. */
    public boolean includesPage(String url) {
        var parts = ORIGIN.matcher(url);
        return parts.lookingAt() && includesOrigin(parts.group());
    }

    private boolean includes(String scheme, String authority) {
        var parts = AUTHORITY.matcher(authority);
        return parts.matches()
                && includes(scheme, parts.group("name").toLowerCase(Locale.ROOT), portOf(scheme, parts.group("port")));
    }

    /** Rejects loopback names with https, which are another server: only a proxy in front could add TLS. */
    private boolean includes(String scheme, String name, int named) {
        var isLoopback = scheme.equals("http") && named == port && LOOPBACK.contains(name);
        return isLoopback || others.contains(name) || others.contains(name + ":" + named);
    }

    private static int portOf(String scheme, @Nullable String named) {
        if (named != null) {
            return Integer.parseInt(named);
        }
        return scheme.equals("https") ? 443 : 80;
    }
}
