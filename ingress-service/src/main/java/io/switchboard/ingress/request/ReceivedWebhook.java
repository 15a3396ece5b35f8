package io.switchboard.ingress.request;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;

import io.switchboard.ingress.form.FormParameters;
import io.switchboard.ingress.signature.SignedRequest;
import io.switchboard.ingress.signature.SignedText;
import jakarta.servlet.http.HttpServletRequest;
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

    static final String SIGNATURE = "X-Twilio-Signature";

    /** Set by the gateway when it forwards only the beginning of a body that is too large: the length of the whole body. */
    private static final String WHOLE_LENGTH = "X-Switchboard-Body-Length";

    public static final String GET = "GET";
    private static final String FALLBACK_FROM = "ErrorUrl";
    private static final String FALLBACK_REASON = "ErrorCode";
    private static final int MAX_ADDRESS_LENGTH = 45;
    private static final byte[] NO_BYTES = new byte[0];

    /** Returns whether the request has a signature, valid or not. */
    public static boolean isSigned(HttpServletRequest request) {
        var signature = request.getHeader(SIGNATURE);
        return signature != null && !signature.isEmpty();
    }

    /**
     * Reads a request, with the cheapest checks first. The body is read here, once, before the container parses it into
     * parameters.
     *
     * @param memory grows with the body
     */
    public static ReceivedWebhook read(HttpServletRequest request, Instant now, BodyMemory.Reservation memory)
            throws WebhookRejected {
        var signature = request.getHeader(SIGNATURE);
        if (signature == null || signature.isEmpty()) {
            throw new WebhookRejected(RejectionReason.UNSIGNED);
        }
        var isGet = request.getMethod().equals(GET);
        var contentType = isGet ? null : request.getContentType();
        if (!isGet && !isSupported(contentType)) {
            throw new WebhookRejected(RejectionReason.UNSUPPORTED_CONTENT_TYPE);
        }
        var query = request.getQueryString();
        var webhook = new ReceivedWebhook(
                now,
                request.getMethod(),
                request.getServletPath(),
                query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query,
                contentType,
                signature,
                source(request),
                NO_BYTES,
                null);
        return isGet ? webhook : webhook.withBodyOf(request, memory);
    }

    private ReceivedWebhook withBodyOf(HttpServletRequest request, BodyMemory.Reservation memory)
            throws WebhookRejected {
        try {
            return with(body(request, memory), null);
        } catch (RequestBody.TooLarge e) {
            var account = isForm() ? RequestBody.accountIn(e.beginning()) : null;
            throw account == null
                    ? new WebhookRejected(RejectionReason.CONTENT_TOO_LARGE)
                    : new WebhookRejected(
                            RejectionReason.CONTENT_TOO_LARGE, account, with(e.beginning(), e.wholeLength()));
        } catch (RequestBody.NoMemory e) {
            throw new WebhookRejected(RejectionReason.OVERLOADED);
        } catch (IOException e) {
            throw new WebhookRejected(RejectionReason.BODY_CUT_SHORT, e);
        }
    }

    private static byte[] body(HttpServletRequest request, BodyMemory.Reservation memory) throws IOException {
        var whole = request.getHeader(WHOLE_LENGTH);
        if (whole != null && whole.matches("\\d{1,18}")) {
            throw RequestBody.beginning(request.getInputStream(), Long.parseLong(whole));
        }
        return RequestBody.read(request.getInputStream(), request.getContentLengthLong(), memory);
    }

    private ReceivedWebhook with(byte[] bytes, @Nullable Long whole) {
        return new ReceivedWebhook(receivedAt, method, path, target, contentType, signature, source, bytes, whole);
    }

    /** Only the gateway calls this service; it appends the address of its own caller. */
    private static String source(HttpServletRequest request) {
        var forwarded = request.getHeader("X-Forwarded-For");
        var last = forwarded == null
                ? ""
                : forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        return isAddress(last) ? last : request.getRemoteAddr();
    }

    private static boolean isAddress(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_ADDRESS_LENGTH
                && text.chars()
                        .allMatch(character -> character == '.' || character == ':' || HexFormat.isHexDigit(character));
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
