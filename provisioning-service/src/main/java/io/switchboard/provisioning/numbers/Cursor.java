package io.switchboard.provisioning.numbers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Where the next page begins: the last address of this one, with a checksum that shows when somebody changed it. Not a
 * secret and no permission: a page only ever shows the numbers of the tenant that asks.
 */
record Cursor(String tenantId, String address) {

    private static final int CHECKSUM = 6;

    String encode() {
        var text = address.getBytes(StandardCharsets.UTF_8);
        var bytes = Arrays.copyOf(checksum(), CHECKSUM + text.length);
        System.arraycopy(text, 0, bytes, CHECKSUM, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Empty when it is not one that this tenant was given. */
    static Optional<Cursor> decode(String tenantId, String encoded) {
        try {
            var bytes = Base64.getUrlDecoder().decode(encoded);
            if (bytes.length <= CHECKSUM) {
                return Optional.empty();
            }
            var cursor =
                    new Cursor(tenantId, new String(bytes, CHECKSUM, bytes.length - CHECKSUM, StandardCharsets.UTF_8));
            // Whole texts are compared, so there is only one way to write a cursor.
            return Optional.of(cursor).filter(each -> each.encode().equals(encoded));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private byte[] checksum() {
        try {
            var text = "phone-numbers\n" + tenantId + "\n" + address;
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest, CHECKSUM);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
