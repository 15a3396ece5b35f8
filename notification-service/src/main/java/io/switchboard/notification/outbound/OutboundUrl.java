package io.switchboard.notification.outbound;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Reads addresses that tenants name. */
public final class OutboundUrl {

    private static final int LONGEST = 2000;
    private static final int LARGEST_PORT = 65_535;

    private OutboundUrl() {}

    /** The address in its usual form; empty for a text that is no absolute HTTP address without user and fragment. */
    public static Optional<URI> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var url = new URI(text).parseServerAuthority();
            return isUsable(url) ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    static boolean isSecure(URI url) {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    private static boolean isUsable(URI url) {
        return isHttp(url)
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawFragment() == null
                && url.getPort() != 0
                && url.getPort() <= LARGEST_PORT
                && url.toASCIIString().equals(url.toString());
    }

    private static boolean isHttp(URI url) {
        return url.getScheme() != null
                && (isSecure(url) || url.getScheme().toLowerCase(Locale.ROOT).equals("http"));
    }
}
