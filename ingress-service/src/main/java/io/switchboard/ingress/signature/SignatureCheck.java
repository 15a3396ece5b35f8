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

import org.springframework.stereotype.Component;

/**
 * Whether {@code X-Twilio-Signature} is right: Base64 of HMAC-SHA1, keyed with the account's auth token, over the URL as
 * Twilio called it and, for a form, the body's parameters. Safe for any number of threads.
 *
 * <p>Twilio's own validator for Java cannot express repeated parameters and takes some right signatures for wrong ones.
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
                        publicUrls.next().stream().flatMap(each -> candidates(BaseUrl.NEXT, each)))
                .toList();
    }

    /**
     * The URL for which one of the tokens signed the request; empty when none did. {@link BaseUrl#NEXT} is as good a
     * signature as {@link BaseUrl#CURRENT}.
     *
     * @param signature the header's value
     * @param tokens the tokens of the account that the request claims to be of; an empty one signs nothing
     */
    public Optional<BaseUrl> signedFor(String signature, List<String> tokens, SignedRequest request) {
        if (request instanceof SignedRequest.JsonPost post && !BodyHash.isRight(post.target(), post.body())) {
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
            var right = Base64.getEncoder().encode(mac.doFinal(text));
            if (MessageDigest.isEqual(right, given)) {
                return true;
            }
        }
        return false;
    }

    private static Stream<Candidate> candidates(BaseUrl baseUrl, PublicUrl url) {
        return url.candidates().stream().map(each -> new Candidate(baseUrl, utf8(each)));
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
