package io.switchboard.ingress.webhook;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * A webhook as it came off the wire, nothing decoded and nothing believed.
 *
 * @param path where it came to, which is one of ours
 * @param target the raw request target, one character per byte
 * @param contentType what the body says it is; null for a GET, which has none
 * @param body empty for a GET
 */
record ReceivedWebhook(
        Instant receivedAt,
        String method,
        String path,
        String target,
        @Nullable String contentType,
        String signature,
        String remoteAddress,
        @SuppressWarnings("ArrayRecordComponent") byte[] body) {

    static final String SIGNATURE = "X-Twilio-Signature";

    static final String GET = "GET";
    private static final byte[] NOTHING = new byte[0];

    /** Whether there is a signature, right or wrong. */
    static boolean isSigned(HttpServletRequest request) {
        var signature = request.getHeader(SIGNATURE);
        return signature != null && !signature.isEmpty();
    }

    /**
     * Reads a request, the cheapest checks first. The body is read here, once, before the container could turn it into
     * parameters.
     */
    static ReceivedWebhook read(HttpServletRequest request, Instant now) throws Refused {
        var signature = request.getHeader(SIGNATURE);
        if (signature == null || signature.isEmpty()) {
            throw new Refused(Refusal.UNSIGNED);
        }
        var isGet = request.getMethod().equals(GET);
        var contentType = isGet ? null : request.getContentType();
        if (!isGet && !isTaken(contentType)) {
            throw new Refused(Refusal.UNSUPPORTED_CONTENT_TYPE);
        }
        var query = request.getQueryString();
        return new ReceivedWebhook(
                now,
                request.getMethod(),
                request.getServletPath(),
                query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query,
                contentType,
                signature,
                request.getRemoteAddr(),
                isGet ? NOTHING : readBody(request));
    }

    boolean isGet() {
        return method.equals(GET);
    }

    boolean isJson() {
        return isJson(contentType);
    }

    /** What stands behind the question mark. */
    byte[] query() {
        var mark = target.indexOf('?');
        return mark < 0 ? NOTHING : target.substring(mark + 1).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** An id for a webhook that brings none. */
    String fingerprint() {
        return Fingerprint.of(target.getBytes(StandardCharsets.ISO_8859_1), body);
    }

    static boolean isTaken(@Nullable String contentType) {
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

    private static byte[] readBody(HttpServletRequest request) throws Refused {
        try {
            return RequestBody.read(request.getInputStream(), request.getContentLengthLong());
        } catch (RequestBody.TooLarge e) {
            throw new Refused(Refusal.BODY_TOO_LARGE);
        } catch (IOException e) {
            throw new Refused(Refusal.BODY_CUT_SHORT, e);
        }
    }
}
