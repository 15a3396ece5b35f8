package io.switchboard.emulator.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.util.MultiValueMap;

/**
 * The value of {@code X-Twilio-Signature}, as <a href="https://www.twilio.com/docs/usage/security">Twilio</a> computes
 * it: over the URL byte for byte, followed by the body's parameters sorted by name.
 */
final class Signature {
    private Signature() {}

    static String of(String url, MultiValueMap<String, String> bodyParameters, String authToken) {
        var data = new StringBuilder(url);
        new TreeMap<>(bodyParameters)
                .forEach((name, values) ->
                        new TreeSet<>(values).forEach(value -> data.append(name).append(value)));
        return Base64.getEncoder().encodeToString(hmac(authToken, data.toString()));
    }

    private static byte[] hmac(String authToken, String data) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return mac.doFinal(data.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA1", e);
        }
    }
}
