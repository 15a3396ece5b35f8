package io.switchboard.ingress.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Checks the hash of a body that is no form, lowercase hexadecimal SHA-256, which is part of the signed target. */
final class BodyHash {

    private static final String PARAMETER = "bodySHA256=";

    private BodyHash() {}

    /**
     * Returns whether the target has the hash of this body. When it has several, as Twilio was seen to send, all must match, so
     * that every reader of the target finds the same hash.
     */
    static boolean matches(String target, byte[] body) {
        var given = given(target);
        var expected = HexFormat.of().formatHex(sha256(body)).getBytes(StandardCharsets.US_ASCII);
        return !given.isEmpty()
                && given.stream()
                        .allMatch(hash -> MessageDigest.isEqual(expected, hash.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static List<String> given(String target) {
        var query = target.indexOf('?') + 1;
        if (query == 0) {
            return List.of();
        }
        return Stream.of(target.substring(query).split("&", -1))
                .filter(parameter -> parameter.startsWith(PARAMETER))
                .map(parameter -> parameter.substring(PARAMETER.length()))
                .toList();
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
