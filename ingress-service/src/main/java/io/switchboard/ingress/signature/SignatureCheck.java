package io.switchboard.ingress.signature;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.switchboard.ingress.form.Form;
import org.springframework.stereotype.Component;

/**
 * Whether {@code X-Twilio-Signature} is right: Base64 of HMAC-SHA1, keyed with the account's auth token, over the URL as
 * Twilio called it followed by the body's parameters. Safe for any number of threads.
 *
 * <p>Twilio's own validator for Java cannot express repeated parameters and takes some right signatures for wrong ones.
 *
 * @see <a href="https://www.twilio.com/docs/usage/security#validating-requests">Validating requests</a>
 */
@Component
public final class SignatureCheck {

    private static final String ALGORITHM = "HmacSHA1";

    private final List<byte[]> urls;

    public SignatureCheck(PublicUrl publicUrl) {
        this.urls = publicUrl.candidates();
    }

    /**
     * Whether one of the tokens signed it.
     *
     * @param target the raw request target, path and query, one character per byte, as the container gives it
     * @param body the body's parameters and nothing else; empty for a body that is no form, whose hash is in the target
     */
    public boolean isSigned(String signature, List<String> tokens, String target, Form body) {
        var given = signature.getBytes(StandardCharsets.UTF_8);
        var signed = signedAfterHost(target, body);
        return tokens.stream()
                .filter(token -> !token.isEmpty())
                .map(SignatureCheck::mac)
                .anyMatch(mac -> isSigned(given, mac, signed));
    }

    private boolean isSigned(byte[] given, Mac mac, byte[] signed) {
        for (var url : urls) {
            mac.update(url);
            var right = Base64.getEncoder().encode(mac.doFinal(signed));
            if (MessageDigest.isEqual(right, given)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] signedAfterHost(String target, Form body) {
        var signed = new ByteArrayOutputStream(1024);
        signed.writeBytes(target.getBytes(StandardCharsets.ISO_8859_1));
        // By name alone, in code-point order, which is the order of the UTF-8 bytes.
        var byName = new TreeMap<byte[], List<String>>(Arrays::compareUnsigned);
        body.parameters().forEach((name, values) -> byName.put(utf8(name), values));
        byName.forEach((name, values) -> sortedAndDistinct(values).forEach(value -> {
            signed.writeBytes(name);
            signed.writeBytes(value);
        }));
        return signed.toByteArray();
    }

    private static Collection<byte[]> sortedAndDistinct(List<String> values) {
        if (values.size() == 1) {
            return List.of(utf8(values.getFirst()));
        }
        var sorted = new TreeSet<byte[]>(Arrays::compareUnsigned);
        values.forEach(each -> sorted.add(utf8(each)));
        return sorted;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Mac mac(String token) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(utf8(token), ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }
}
