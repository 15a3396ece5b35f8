package io.switchboard.notification.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a host. */
@FunctionalInterface
interface HostLookup {

    /**
     * Returns at least one address.
     *
     * @throws UnknownHostException when the name has no address, or none was found in time
     */
    InetAddress[] lookup(String host) throws UnknownHostException;
}
