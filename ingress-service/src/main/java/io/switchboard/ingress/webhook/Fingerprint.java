package io.switchboard.ingress.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.function.Predicate;

import io.switchboard.ingress.form.Form;

/** An id for what brings none: the same has the same. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(byte[]... parts) {
        var sha256 = sha256();
        for (var part : parts) {
            sha256.update(part);
        }
        return text(sha256);
    }

    /** Of parameters in whatever order they came, but for some. */
    static String of(Form parameters, Predicate<String> leftOut) {
        var sha256 = sha256();
        new TreeMap<>(parameters.parameters()).forEach((name, values) -> {
            if (!leftOut.test(name)) {
                values.forEach(value -> {
                    update(sha256, name);
                    update(sha256, value);
                });
            }
        });
        return text(sha256);
    }

    /** With an end, so that no two sequences of texts are the same sequence of bytes. */
    private static void update(MessageDigest sha256, String text) {
        sha256.update(text.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) 0xff);
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
