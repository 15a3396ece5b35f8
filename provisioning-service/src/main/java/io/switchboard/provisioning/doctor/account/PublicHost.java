package io.switchboard.provisioning.doctor.account;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.stream.Stream;

/** Tells whether a URL's host is one that the internet reaches. */
enum PublicHost {
    PUBLIC,
    /** Loopback, link-local or a private network, at least for one of its addresses. */
    PRIVATE,
    /** No name server knows it. */
    UNKNOWN;

    private static final int UNIQUE_LOCAL = 0xfc;

    static PublicHost of(URI url) {
        try {
            var isPrivate = Stream.of(InetAddress.getAllByName(url.getHost())).anyMatch(PublicHost::isPrivate);
            return isPrivate ? PRIVATE : PUBLIC;
        } catch (UnknownHostException e) {
            return UNKNOWN;
        }
    }

    private static boolean isPrivate(InetAddress address) {
        var bytes = address.getAddress();
        var isUniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == UNIQUE_LOCAL;
        return isUniqueLocal
                || address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress();
    }
}
