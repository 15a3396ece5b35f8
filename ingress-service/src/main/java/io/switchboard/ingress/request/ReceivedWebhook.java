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
 * A webhook as it came off the wire, nothing decoded and nothing believed.
 *
 * @param path where it came to, which is one of ours
 * @param target the raw request target, one character per byte
 * @param contentType what the body says it is; null for a GET, which has none
 * @param source the address that it came from, as the gateway says, or of the connection
 * @param body empty for a GET
 * @param wholeLength how many bytes the body has at least, where only its beginning was read; null where it was read whole
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

    /** Set by the gateway where it passes on the beginning of a body that is too large: the length of all of it. */
    private static final String WHOLE_LENGTH = "X-Switchboard-Body-Length";

    public static final String GET = "GET";
    private static final String FALLBACK_FROM = "ErrorUrl";
    private static final String FALLBACK_REASON = "ErrorCode";
    private static final int LONGEST_ADDRESS = 45;
    private static final byte[] NOTHING = new byte[0];

    /** Whether there is a signature, right or wrong. */
    public static boolean isSigned(HttpServletRequest request) {
        var signature = request.getHeader(SIGNATURE);
        return signature != null && !signature.isEmpty();
    }

    /**
     * Reads a request, the cheapest checks first. The body is read here, once, before the container could turn it into
     * parameters.
     *
     * @param memory what the body may take
     */
    public static ReceivedWebhook read(HttpServletRequest request, Instant now, BodyMemory.Reservation memory)
            throws WebhookRejected {
        var signature = request.getHeader(SIGNATURE);
        if (signature == null || signature.isEmpty()) {
            throw new WebhookRejected(RejectionReason.UNSIGNED);
        }
        var isGet = request.getMethod().equals(GET);
        var contentType = isGet ? null : request.getContentType();
        if (!isGet && !isTaken(contentType)) {
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
                NOTHING,
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

    /** The gateway is the only one that calls us, and adds the address of its own caller at the end. */
    private static String source(HttpServletRequest request) {
        var forwarded = request.getHeader("X-Forwarded-For");
        var last = forwarded == null
                ? ""
                : forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        return isAddress(last) ? last : request.getRemoteAddr();
    }

    private static boolean isAddress(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_ADDRESS
                && text.chars().allMatch(each -> each == '.' || each == ':' || HexFormat.isHexDigit(each));
    }

    public boolean isTruncated() {
        return wholeLength != null;
    }

    public boolean isGet() {
        return method.equals(GET);
    }

    /** Whether its parameters are those of a form in its body, which are signed without anything between them. */
    public boolean isForm() {
        return !isGet() && !isJson();
    }

    public boolean isJson() {
        return isJson(contentType);
    }

    /** What stands behind the question mark. */
    public byte[] query() {
        var mark = target.indexOf('?');
        return mark < 0 ? NOTHING : target.substring(mark + 1).getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * An id for a webhook that brings none: a hash of what its signature covers, so that one signature is one event however
     * the request is written. The two parameters that Twilio adds when it calls a fallback URL do not count.
     */
    public String fingerprint(FormParameters parameters) {
        var isFallback = parameters.first(FALLBACK_FROM) != null;
        var counted = isFallback ? parameters.without(FALLBACK_REASON, FALLBACK_FROM) : parameters;
        return WebhookFingerprint.of(SignedText.canonical(signedPart(isGet() ? parameters : counted)));
    }

    /**
     * What Twilio signed of it.
     *
     * @param parameters those of the body
     */
    public SignedRequest signedPart(FormParameters parameters) {
        if (isGet()) {
            return new SignedRequest.Get(target);
        }
        return isJson() ? new SignedRequest.JsonPost(target, body) : new SignedRequest.FormPost(target, parameters);
    }

    public static boolean isTaken(@Nullable String contentType) {
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
