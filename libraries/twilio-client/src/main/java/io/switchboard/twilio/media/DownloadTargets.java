package io.switchboard.twilio.media;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.switchboard.twilio.failure.RedirectRejected;
import io.switchboard.twilio.failure.TwilioUnavailable;
import org.jspecify.annotations.Nullable;

/**
 * Decides which hosts a download may reach. Where a server stands in for Twilio, its host takes Twilio's place. A message may name it
 * by another name of this machine, from which it was called when the message was made.
 */
final class DownloadTargets {

    private static final URI API = URI.create("https://api.twilio.com");
    private static final String TWILIO = ".twilio.com";
    private static final int HTTPS = 443;
    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private final URI api;
    private final boolean isStandIn;
    private final List<String> storageHosts;

    /**
     * Creates the targets.
     *
     * @param standIn the base URL of what stands in for Twilio; null for Twilio itself
     * @param storageHosts the hosts to which Twilio may redirect; one that begins with a dot stands for all hosts below it
     */
    DownloadTargets(@Nullable URI standIn, List<String> storageHosts) {
        this.api = standIn == null ? API : standIn;
        this.isStandIn = standIn != null;
        this.storageHosts = storageHosts.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .toList();
    }

    /** The URL of a path below the API. */
    URI of(String path) {
        return URI.create(api.toString().replaceAll("/+$", "") + path);
    }

    /** Whether the URL is one of Twilio, or of what stands in for it. */
    boolean isOwn(URI url) {
        return isAt(url, TWILIO)
                || (isStandIn && (isAtStandIn(url) || (isOnThisMachine(url) && hasPortOfStandIn(url))));
    }

    /** Whether the account's credentials may be sent to the URL: only Twilio's API needs them, and no other path. */
    boolean getsCredentials(URI url) {
        var prefix = String.valueOf(api.getRawPath()).replaceAll("/+$", "") + "/2010-04-01/";
        return (isStandIn ? isAtStandIn(url) : isAt(url, TWILIO))
                && String.valueOf(url.getRawPath()).startsWith(prefix);
    }

    /**
     * Checks where a redirect leads.
     *
     * @throws RedirectRejected if the host is neither Twilio's nor on the list, or has an address of a private network
     */
    void checkRedirect(URI url) {
        if (isStandIn && isAtStandIn(url)) {
            return;
        }
        if (!isAt(url, TWILIO) && storageHosts.stream().noneMatch(host -> isAt(url, host))) {
            throw new RedirectRejected("a redirect to a host that is not Twilio's");
        }
        if (addresses(url.getHost()).stream().anyMatch(DownloadTargets::isInternal)) {
            throw new RedirectRejected("a redirect into a private network");
        }
    }

    /** A stand-in on this machine has all of its names. */
    private boolean isAtStandIn(URI url) {
        return hasPortOfStandIn(url)
                && (api.getHost().equals(url.getHost()) || (isOnThisMachine(api) && isOnThisMachine(url)));
    }

    private boolean hasPortOfStandIn(URI url) {
        return api.getScheme().equals(url.getScheme()) && api.getPort() == url.getPort() && url.getUserInfo() == null;
    }

    private static boolean isOnThisMachine(URI url) {
        return url.getHost() != null && THIS_MACHINE.matcher(url.getHost()).matches();
    }

    private static boolean isAt(URI url, String allowed) {
        var host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
        return (allowed.startsWith(".") ? host.endsWith(allowed) : host.equals(allowed))
                && "https".equals(url.getScheme())
                && url.getUserInfo() == null
                && (url.getPort() == -1 || url.getPort() == HTTPS);
    }

    private static List<InetAddress> addresses(String host) {
        try {
            return Arrays.asList(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            throw new TwilioUnavailable("a redirect to a host without an address", true, e);
        }
    }

    /** Whether the address belongs to this machine, its network or another private one, and not to the Internet. */
    static boolean isInternal(InetAddress address) {
        var bytes = address.getAddress();
        var first = bytes[0] & 0xff;
        var second = bytes[1] & 0xff;
        var isCarrierPrivate = bytes.length == 4 && first == 100 && second >= 64 && second < 128;
        var isUniqueLocal = bytes.length == 16 && (first & 0xfe) == 0xfc;
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || isCarrierPrivate
                || isUniqueLocal
                || (bytes.length == 4 && first == 0);
    }
}
