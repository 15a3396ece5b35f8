package io.switchboard.ingress.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.switchboard.ingress.signature.PublicUrls.BaseUrl;
import org.springframework.stereotype.Component;

/**
 * Checks {@code X-Twilio-Signature}: Base64 of HMAC-SHA1, keyed with the account's auth token, over the URL that Twilio called
 * and, for a form, the parameters of the body. Thread-safe.
 *
 * <p>Twilio's own validator for Java cannot express repeated parameters and rejects some valid signatures.
 *
 * @see <a href="https://www.twilio.com/docs/usage/security#validating-requests">Validating requests</a>
 */
@Component
public final class SignatureCheck {

    private static final String ALGORITHM = "HmacSHA1";

    private final List<Candidate> urls;

    public SignatureCheck(PublicUrls publicUrls) {
        this.urls = Stream.concat(
                        candidates(BaseUrl.CURRENT, publicUrls.current()),
                        publicUrls.next().stream().flatMap(url -> candidates(BaseUrl.NEXT, url)))
                .toList();
    }

    /**
     * Returns the URL for which one of the tokens signed the request; empty when none did. A signature for
     * {@link BaseUrl#NEXT} is as valid as one for {@link BaseUrl#CURRENT}.
     *
     * @param signature the header's value
     * @param tokens the tokens of the account that the request names; an empty token is ignored
     */
    public Optional<BaseUrl> signedFor(String signature, List<String> tokens, SignedRequest request) {
        if (request instanceof SignedRequest.JsonPost post && !BodyHash.matches(post.target(), post.body())) {
            return Optional.empty();
        }
        var given = utf8(signature);
        var texts = SignedText.candidates(request);
        for (var token : tokens) {
            if (!token.isEmpty()) {
                var mac = mac(token);
                for (var url : urls) {
                    if (isSigned(given, mac, url.text(), texts)) {
                        return Optional.of(url.baseUrl());
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isSigned(byte[] given, Mac mac, byte[] url, List<byte[]> texts) {
        for (var text : texts) {
            mac.update(url);
            var expected = Base64.getEncoder().encode(mac.doFinal(text));
            if (MessageDigest.isEqual(expected, given)) {
                return true;
            }
        }
        return false;
    }

    private static Stream<Candidate> candidates(BaseUrl baseUrl, PublicUrl url) {
        return url.candidates().stream().map(text -> new Candidate(baseUrl, utf8(text)));
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

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private record Candidate(
            BaseUrl baseUrl,
            @SuppressWarnings("ArrayRecordComponent") byte[] text) {} // never compared
}
