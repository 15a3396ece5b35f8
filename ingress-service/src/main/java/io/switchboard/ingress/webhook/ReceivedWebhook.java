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
 * @param query its part behind the question mark, or null when there was none
 */
record ReceivedWebhook(
        Instant receivedAt,
        String path,
        String target,
        @Nullable String query,
        String contentType,
        String signature,
        String remoteAddress,
        @SuppressWarnings("ArrayRecordComponent") byte[] body) {

    static final String SIGNATURE = "X-Twilio-Signature";

    /**
     * Reads a request, the cheapest checks first. The body is read here, once, before the container could turn it into
     * parameters.
     */
    static ReceivedWebhook read(HttpServletRequest request, Instant now) throws Refused {
        var signature = request.getHeader(SIGNATURE);
        if (signature == null || signature.isEmpty()) {
            throw new Refused(Refusal.UNSIGNED);
        }
        var contentType = request.getContentType();
        if (contentType == null || !isForm(contentType)) {
            throw new Refused(Refusal.UNSUPPORTED_CONTENT_TYPE);
        }
        var query = request.getQueryString();
        return new ReceivedWebhook(
                now,
                request.getServletPath(),
                query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query,
                query,
                contentType,
                signature,
                request.getRemoteAddr(),
                readBody(request));
    }

    byte[] queryBytes() {
        return query == null ? new byte[0] : query.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean isForm(String contentType) {
        if (contentType.equals(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
            return true;
        }
        try {
            var type = MediaType.parseMediaType(contentType);
            return type.equalsTypeAndSubtype(MediaType.APPLICATION_FORM_URLENCODED) && isUtf8(type.getCharset());
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
