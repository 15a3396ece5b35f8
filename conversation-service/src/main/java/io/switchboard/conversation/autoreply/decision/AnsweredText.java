package io.switchboard.conversation.autoreply.decision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes the form in which the text of an answered message is remembered: comparable, and nothing that can be read. */
public final class AnsweredText {

    private AnsweredText() {}

    public static String of(String body) {
        try {
            var text = ComparableText.of(body).form().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text))
                    .substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
