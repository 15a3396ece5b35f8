package io.switchboard.ingress.request;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

import io.switchboard.ingress.form.FormParameters;
import io.switchboard.ingress.signature.SignedRequest;
import io.switchboard.ingress.signature.SignedText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * Holds a webhook as it was received, before decoding and verification.
 *
 * @param path one of the paths in {@code WebhookFamily}
 * @param target the raw request target, one character per byte
 * @param contentType null for a GET, which has no body
 * @param source the sender's address, as the gateway reports it, or of the connection
 * @param body empty for a GET
 * @param wholeLength how many bytes the body has at least, when only its beginning was read; null when it was read whole
 */
public record ReceivedWebhook(
        Instant receivedAt,
        String method,
        String path,
        String target,
        @Nullable String contentType,
        String signature,
        String source,
        @SuppressWarnings("ArrayRecordComponent") byte[] body,
        @Nullable Long wholeLength) {

    /** The longest body in bytes; WhatsApp forms with metadata exceed 64 KiB. */
    public static final int MAX_BODY_LENGTH = 256 * 1024;

    public static final String GET = "GET";
    private static final String FALLBACK_FROM = "ErrorUrl";
    private static final String FALLBACK_REASON = "ErrorCode";
    private static final byte[] NO_BYTES = new byte[0];

    /** Returns the same webhook with a body. */
    public ReceivedWebhook with(byte[] bytes, @Nullable Long whole) {
        return new ReceivedWebhook(receivedAt, method, path, target, contentType, signature, source, bytes, whole);
    }

    public boolean isTruncated() {
        return wholeLength != null;
    }

    public boolean isGet() {
        return method.equals(GET);
    }

    /** Returns whether the body is a form, whose parameters are signed without separators. */
    public boolean isForm() {
        return !isGet() && !isJson();
    }

    public boolean isJson() {
        return isJson(contentType);
    }

    /** Returns the raw query. */
    public byte[] query() {
        var mark = target.indexOf('?');
        return mark < 0 ? NO_BYTES : target.substring(mark + 1).getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * Returns an id for a webhook that has none: a hash of the signed content, so that one signature is one event however the
     * request is encoded. The two parameters that Twilio adds when it calls a fallback URL are left out.
     */
    public String fingerprint(FormParameters parameters) {
        var isFallback = parameters.first(FALLBACK_FROM) != null;
        var hashed = isFallback ? parameters.without(FALLBACK_REASON, FALLBACK_FROM) : parameters;
        return WebhookFingerprint.of(SignedText.canonical(signedPart(isGet() ? parameters : hashed)));
    }

    /**
     * Returns the part of the request that Twilio signed.
     *
     * @param parameters the parameters of the body
     */
    public SignedRequest signedPart(FormParameters parameters) {
        if (isGet()) {
            return new SignedRequest.Get(target);
        }
        return isJson() ? new SignedRequest.JsonPost(target, body) : new SignedRequest.FormPost(target, parameters);
    }

    public static boolean isSupported(@Nullable String contentType) {
        return isForm(contentType) || isJson(contentType);
    }

    private static boolean isForm(@Nullable String contentType) {
        return MediaType.APPLICATION_FORM_URLENCODED_VALUE.equals(contentType)
                || isInUtf8(contentType, MediaType.APPLICATION_FORM_URLENCODED);
    }

    private static boolean isJson(@Nullable String contentType) {
        return contentType != null && isInUtf8(contentType, MediaType.APPLICATION_JSON);
    }

    private static boolean isInUtf8(@Nullable String contentType, MediaType wanted) {
        if (contentType == null) {
            return false;
        }
        try {
            var type = MediaType.parseMediaType(contentType);
            return type.equalsTypeAndSubtype(wanted) && isUtf8(type.getCharset());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isUtf8(@Nullable Charset charset) {
        return charset == null || charset.equals(StandardCharsets.UTF_8);
    }
}
