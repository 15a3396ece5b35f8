package io.switchboard.notification.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a host for one connection and refuses it when any of its addresses is not permitted. The client connects to the
 * addresses that this returns and to no other, so that a name cannot lead elsewhere after the check.
 */
final class GuardedResolver implements DnsResolver {

    private final HostLookup lookup;
    private final AddressPolicy policy;
    private final boolean isSecure;

    GuardedResolver(HostLookup lookup, AddressPolicy policy, boolean isSecure) {
        this.lookup = lookup;
        this.policy = policy;
        this.isSecure = isSecure;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = lookup.lookup(host);
        if (!Arrays.stream(addresses).allMatch(address -> policy.permits(address, isSecure))) {
            throw new AddressRefused(host);
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
