package io.switchboard.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Hashes what a request asks for, so that another request with the same {@link IdempotencyKey} is recognized. */
public final class RequestHash {

    private RequestHash() {}

    /** Returns the SHA-256 of the values' texts, in hexadecimal digits; the order of the values counts. */
    public static String of(List<?> content) {
        return of(content.toString());
    }

    /** Returns the SHA-256 of the text, in hexadecimal digits. */
    public static String of(String content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
