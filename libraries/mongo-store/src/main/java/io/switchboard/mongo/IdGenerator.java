package io.switchboard.mongo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;

/** Generates ids as UUIDv7 strings. They grow with time, so new documents go to one end of the index. */
public final class IdGenerator {

    private final NoArgGenerator generator = Generators.timeBasedEpochGenerator();

    public String next() {
        return generator.generate().toString();
    }

    /**
     * Returns the id that follows from another id and a purpose: the same ones always lead to the same id. It has the
     * other's time, and so its place in the index.
     *
     * @param id a UUIDv7
     */
    public static String derived(String id, String purpose) {
        var hash = HexFormat.of().formatHex(sha256(id + "/" + purpose));
        // The version and the variant of a UUIDv7 keep their places.
        return id.substring(0, 15) + hash.substring(0, 3) + "-8" + hash.substring(3, 6) + "-" + hash.substring(6, 18);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
