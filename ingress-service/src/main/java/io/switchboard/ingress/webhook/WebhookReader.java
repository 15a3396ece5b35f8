package io.switchboard.ingress.webhook;

import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;

import io.switchboard.ingress.request.ReceivedWebhook;
import io.switchboard.ingress.request.RejectionReason;
import io.switchboard.ingress.request.WebhookRejected;
import jakarta.servlet.http.HttpServletRequest;

/** Reads webhooks from requests of the servlet container. */
final class WebhookReader {

    private static final String SIGNATURE = "X-Twilio-Signature";

    /** Twilio sends it with each webhook, the same for all attempts. */
    private static final String IDEMPOTENCY_TOKEN = "I-Twilio-Idempotency-Token";

    /** Set by the gateway when it forwards only the beginning of a body that is too large: the length of the whole body. */
    private static final String WHOLE_LENGTH = "X-Switchboard-Body-Length";

    private static final int MAX_ADDRESS_LENGTH = 45;
    private static final byte[] NO_BYTES = new byte[0];

    private WebhookReader() {}

    /** Returns whether the request has a signature, valid or not. */
    static boolean isSigned(HttpServletRequest request) {
        var signature = request.getHeader(SIGNATURE);
        return signature != null && !signature.isEmpty();
    }

    /** Returns whether the request has the header that Twilio sends with each webhook; others can send it too. */
    static boolean isLikeTwilio(HttpServletRequest request) {
        return request.getHeader(IDEMPOTENCY_TOKEN) != null;
    }

    /**
     * Reads a request, with the cheapest checks first. The body is read here, once, before the container parses it into
     * parameters.
     *
     * @param memory grows with the body
     */
    static ReceivedWebhook read(HttpServletRequest request, Instant now, BodyMemory.Reservation memory)
            throws WebhookRejected {
        var signature = request.getHeader(SIGNATURE);
        if (signature == null || signature.isEmpty()) {
            throw new WebhookRejected(RejectionReason.UNSIGNED);
        }
        var isGet = request.getMethod().equals(ReceivedWebhook.GET);
        var contentType = isGet ? null : request.getContentType();
        if (!isGet && !ReceivedWebhook.isSupported(contentType)) {
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
        return isGet ? webhook : withBody(webhook, request, memory);
    }

    private static ReceivedWebhook withBody(
            ReceivedWebhook webhook, HttpServletRequest request, BodyMemory.Reservation memory) throws WebhookRejected {
        try {
            return webhook.with(body(request, memory), null);
        } catch (RequestBody.TooLarge e) {
            var account = webhook.isForm() ? RequestBody.accountIn(e.beginning()) : null;
            throw account == null
                    ? new WebhookRejected(RejectionReason.CONTENT_TOO_LARGE)
                    : new WebhookRejected(
                            RejectionReason.CONTENT_TOO_LARGE, account, webhook.with(e.beginning(), e.wholeLength()));
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
}
