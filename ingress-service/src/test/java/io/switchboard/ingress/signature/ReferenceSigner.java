package io.switchboard.ingress.signature;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Signs as Twilio documents it, from the definitions: parameters as a list of pairs that is sorted, HMAC out of two
 * rounds of SHA-1 (RFC 2104), Base64 digit by digit (RFC 4648). Shares nothing with the check, not even its algorithms.
 */
public final class ReferenceSigner {

    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int BLOCK = 64;

    private ReferenceSigner() {}

    public static String sign(String token, String url, Map<String, List<String>> parameters) {
        var pairs = new ArrayList<Pair>();
        parameters.forEach((name, values) -> values.forEach(value -> pairs.add(new Pair(name, value))));
        return sign(token, text(url, pairs));
    }

    static String sign(String token, String text) {
        var key = token.getBytes(StandardCharsets.UTF_8);
        var block = Arrays.copyOf(key.length > BLOCK ? sha1(key) : key, BLOCK);
        var inner = sha1(xor(block, 0x36), text.getBytes(StandardCharsets.UTF_8));
        return base64(sha1(xor(block, 0x5c), inner));
    }

    /** The signed text: the URL, then each different pair once, sorted by name and then by value. */
    static String text(String url, List<Pair> pairs) {
        var text = new StringBuilder(url);
        Pair last = null;
        for (var pair : pairs.stream().sorted().toList()) {
            if (!pair.equals(last)) {
                text.append(pair.name()).append(pair.value());
            }
            last = pair;
        }
        return text.toString();
    }

    private static byte[] sha1(byte[]... parts) {
        try {
            var sha1 = MessageDigest.getInstance("SHA-1");
            for (var part : parts) {
                sha1.update(part);
            }
            return sha1.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] xor(byte[] block, int pad) {
        var result = block.clone();
        for (var i = 0; i < result.length; i++) {
            result[i] ^= (byte) pad;
        }
        return result;
    }

    /** 160 bits are 26 digits of six bits and one of four, then a sign that fills the group of four. */
    private static String base64(byte[] hash) {
        var bits = new BigInteger(1, hash).shiftLeft(2);
        var digits = new StringBuilder();
        for (var i = 0; i < 27; i++) {
            digits.append(BASE64.charAt(bits.intValue() & 63));
            bits = bits.shiftRight(6);
        }
        return digits.reverse().append('=').toString();
    }

    /** A parameter, ordered by code points. */
    record Pair(String name, String value) implements Comparable<Pair> {

        @Override
        public int compareTo(Pair other) {
            var byName = compare(name, other.name);
            return byName != 0 ? byName : compare(value, other.value);
        }

        private static int compare(String one, String other) {
            var i = 0;
            while (i < one.length() && i < other.length()) {
                var difference = Integer.compare(one.codePointAt(i), other.codePointAt(i));
                if (difference != 0) {
                    return difference;
                }
                i += Character.charCount(one.codePointAt(i));
            }
            return Integer.compare(one.length(), other.length());
        }
    }
}
