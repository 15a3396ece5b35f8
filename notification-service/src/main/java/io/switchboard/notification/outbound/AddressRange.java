package io.switchboard.notification.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A range of IP addresses, as CIDR notation names it: {@code 10.0.0.0/8}.
 *
 * @param first the first address of the range, 4 or 16 bytes
 * @param bits the number of leading bits that all addresses of the range have in common
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record AddressRange(byte[] first, int bits) {

    /** Digits only, so that no name is looked up. */
    private static final Pattern CIDR = Pattern.compile("([0-9a-fA-F:.]+)/([0-9]{1,3})");

    /**
     * Parses CIDR notation.
     *
     * @throws IllegalArgumentException when the text is none
     */
    static AddressRange of(String cidr) {
        var parts = CIDR.matcher(cidr.strip());
        if (!parts.matches()) {
            throw invalid(cidr);
        }
        var first = address(parts.group(1));
        var bits = Integer.parseInt(parts.group(2));
        if (bits > first.length * Byte.SIZE) {
            throw invalid(cidr);
        }
        return new AddressRange(first, bits);
    }

    private static byte[] address(String literal) {
        try {
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException e) {
            throw invalid(literal);
        }
    }

    private static IllegalArgumentException invalid(String text) {
        return new IllegalArgumentException("'" + text + "' is no network such as 10.0.0.0/8");
    }

    boolean contains(byte[] address) {
        if (address.length != first.length) {
            return false;
        }
        var whole = bits / Byte.SIZE;
        var rest = bits % Byte.SIZE;
        return Arrays.equals(address, 0, whole, first, 0, whole)
                && (rest == 0 || (address[whole] ^ first[whole]) >> (Byte.SIZE - rest) == 0);
    }
}
