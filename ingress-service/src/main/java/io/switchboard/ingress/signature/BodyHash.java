package io.switchboard.ingress.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The hash by which a signed target vouches for a body that is no form: lowercase hexadecimal SHA-256. */
final class BodyHash {

    private static final String PARAMETER = "bodySHA256=";

    private BodyHash() {}

    /**
     * Whether the target has the hash of this body. Where it has several, as Twilio was seen to send, all must be right:
     * no reader of the same target can then take another one for the hash.
     */
    static boolean isRight(String target, byte[] body) {
        var given = given(target);
        var right = HexFormat.of().formatHex(sha256(body)).getBytes(StandardCharsets.US_ASCII);
        return !given.isEmpty()
                && given.stream()
                        .allMatch(each -> MessageDigest.isEqual(right, each.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static List<String> given(String target) {
        var query = target.indexOf('?') + 1;
        if (query == 0) {
            return List.of();
        }
        return Stream.of(target.substring(query).split("&", -1))
                .filter(each -> each.startsWith(PARAMETER))
                .map(each -> each.substring(PARAMETER.length()))
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
