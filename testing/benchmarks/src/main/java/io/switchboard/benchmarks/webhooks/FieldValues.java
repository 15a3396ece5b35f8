package io.switchboard.benchmarks.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The values that differ between webhooks, in an object that is reused for the next webhook. Not thread-safe. */
final class FieldValues {

    private static final String ALGORITHM = "HmacSHA1";

    private final Map<TemplateField, byte[]> values = new EnumMap<>(TemplateField.class);
    private final Mac mac;

    FieldValues() {
        for (var field : TemplateField.values()) {
            values.put(field, new byte[field.length()]);
        }
        try {
            mac = Mac.getInstance(ALGORITHM);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }

    byte[] value(TemplateField blank) {
        return Objects.requireNonNull(values.get(blank));
    }

    void set(TemplateField blank, String value) {
        var bytes = value(blank);
        System.arraycopy(value.getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, bytes.length);
    }

    void setKey(SecretKeySpec key) {
        try {
            mac.init(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A token is a key", e);
        }
    }

    static SecretKeySpec key(String authToken) {
        return new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** The key that signs with the account's token. */
    Mac mac() {
        return mac;
    }
}
