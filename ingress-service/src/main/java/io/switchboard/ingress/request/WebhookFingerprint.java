package io.switchboard.ingress.request;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes content into an id, for webhooks that have none of their own: the same content has the same id. */
public final class WebhookFingerprint {

    private WebhookFingerprint() {}

    public static String of(byte[]... parts) {
        var sha256 = sha256();
        for (var part : parts) {
            sha256.update(part);
        }
        return text(sha256);
    }

    private static String text(MessageDigest sha256) {
        return "sha256-" + HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
