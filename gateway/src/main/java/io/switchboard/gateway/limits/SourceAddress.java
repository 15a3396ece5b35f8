package io.switchboard.gateway.limits;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the address that a request comes from. X-Forwarded-For counts only where a trusted proxy connected, and of it
 * the last address that is no trusted proxy: everything before it is chosen by the client.
 */
@Component
final class SourceAddress {

    private static final int IPV6_NETWORK_BYTES = 8;

    private final List<IpSubnetFilterRule> proxies;

    SourceAddress(LimitSettings limits) {
        proxies = limits.trustedProxies().stream()
                .map(network -> new IpSubnetFilterRule(network, IpFilterRuleType.ACCEPT))
                .toList();
    }

    boolean isTrustedProxy(@Nullable InetSocketAddress peer) {
        return peer != null && peer.getAddress() != null && isTrusted(peer.getAddress());
    }

    /** The key of the peer: its IPv4 address, or the network of its IPv6 address, of which one client has 2^64. */
    static String keyOf(@Nullable InetSocketAddress peer) {
        return peer == null || peer.getAddress() == null ? "unknown" : keyOf(peer.getAddress());
    }

    /** The address of the client that a trusted proxy names, or of the peer itself; null when the peer is gone. */
    @Nullable
    InetAddress of(@Nullable InetSocketAddress peer, List<String> forwardedFor) {
        if (peer == null || !isTrustedProxy(peer)) {
            return peer == null ? null : peer.getAddress();
        }
        var addresses = forwardedFor.stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .toList();
        for (var text : addresses.reversed()) {
            var address = NetUtil.createInetAddressFromIpAddressString(text);
            if (address == null) {
                return peer.getAddress();
            }
            if (!isTrusted(address)) {
                return address;
            }
        }
        return peer.getAddress();
    }

    private boolean isTrusted(InetAddress address) {
        var any = new InetSocketAddress(address, 0);
        return proxies.stream().anyMatch(network -> network.matches(any));
    }

    static String keyOf(InetAddress address) {
        var bytes = address.getAddress();
        return Arrays.toString(bytes.length > 4 ? Arrays.copyOf(bytes, IPV6_NETWORK_BYTES) : bytes);
    }
}
