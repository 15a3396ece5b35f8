package io.switchboard.notification.outbound;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decides which IP addresses requests may go to: public ones over TLS, and those of the allowed networks. Everything that
 * the registries of special-purpose addresses list is not public, and neither is an address that wraps such a one.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry/">IPv4 special-purpose addresses</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry/">IPv6 special-purpose addresses</a>
 */
final class AddressPolicy {

    private static final List<AddressRange> NOT_PUBLIC = ranges(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20");

    /** All public IPv6 addresses are in it. */
    private static final AddressRange IPV6_UNICAST = AddressRange.of("2000::/3");

    /** IPv4 addresses as IPv6-only networks reach them: the last four bytes. */
    private static final AddressRange TRANSLATED_IPV4 = AddressRange.of("64:ff9b::/96");

    private static final int IPV4_BYTES = 4;

    private final List<AddressRange> allowed;

    AddressPolicy(List<String> allowedNetworks) {
        allowed = ranges(allowedNetworks.toArray(String[]::new));
    }

    /**
     * Returns whether a request may go to the address.
     *
     * @param isSecure whether the request uses TLS; without it only the allowed networks are reached
     */
    boolean permits(InetAddress address, boolean isSecure) {
        var bytes = unmapped(address.getAddress());
        return isIn(allowed, bytes) || (isSecure && isPublic(bytes));
    }

    private static boolean isPublic(byte[] bytes) {
        if (bytes.length == IPV4_BYTES) {
            return !isIn(NOT_PUBLIC, bytes);
        }
        if (TRANSLATED_IPV4.contains(bytes)) {
            return isPublic(lastFour(bytes));
        }
        return IPV6_UNICAST.contains(bytes) && !isIn(NOT_PUBLIC, bytes);
    }

    /** An IPv4 address that is written as an IPv6 one, {@code ::ffff:10.0.0.1}, is that IPv4 address. */
    private static byte[] unmapped(byte[] bytes) {
        var isMapped = bytes.length > IPV4_BYTES
                && AddressRange.of("::/80").contains(bytes)
                && bytes[10] == -1
                && bytes[11] == -1;
        return isMapped ? lastFour(bytes) : bytes;
    }

    private static byte[] lastFour(byte[] bytes) {
        return Arrays.copyOfRange(bytes, bytes.length - IPV4_BYTES, bytes.length);
    }

    private static boolean isIn(List<AddressRange> ranges, byte[] bytes) {
        return ranges.stream().anyMatch(range -> range.contains(bytes));
    }

    private static List<AddressRange> ranges(String... networks) {
        return Stream.of(networks).map(AddressRange::of).toList();
    }
}
