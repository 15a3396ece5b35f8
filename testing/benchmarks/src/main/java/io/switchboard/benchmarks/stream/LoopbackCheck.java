package io.switchboard.benchmarks.stream;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Restricts load to this machine, so that no other system receives texts by mistake. */
final class LoopbackCheck {

    private LoopbackCheck() {}

    /** Throws {@link IllegalArgumentException} unless every address of the URL's host is a loopback address. */
    static void require(URI url) {
        var host = url.getHost();
        if (host == null) {
            throw new IllegalArgumentException(url + " is not a URL with a host.");
        }
        try {
            if (!Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress)) {
                throw new IllegalArgumentException(
                        url + " is not on this machine. Only loopback addresses are put under load.");
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("There is no host " + host + ".", e);
        }
    }
}
