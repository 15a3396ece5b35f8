package io.switchboard.ingress.request;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * Holds a complete HTTP answer to a webhook. Its bytes must not be changed.
 *
 * @param contentType null when there is no body
 */
public record WebhookReply(
        int status,
        @Nullable String contentType,
        @SuppressWarnings("ArrayRecordComponent") byte[] body) {

    /** Sends no automatic reply to a message. A text/plain body would be sent to the customer. */
    public static final WebhookReply EMPTY_TWIML = twiml("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>");

    /** Acknowledges a callback. A body could raise warning 12300. */
    public static final WebhookReply NO_CONTENT =
            new WebhookReply(HttpServletResponse.SC_NO_CONTENT, null, new byte[0]);

    /** Lets Twilio Conversations proceed unchanged. */
    public static final WebhookReply EMPTY_JSON =
            new WebhookReply(HttpServletResponse.SC_OK, "application/json", utf8("{}"));

    public static WebhookReply twiml(String twiml) {
        return new WebhookReply(HttpServletResponse.SC_OK, "text/xml;charset=UTF-8", utf8(twiml));
    }

    /** Writes the answer and flushes it. */
    public void write(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        if (contentType != null) {
            response.setContentType(contentType);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
        response.flushBuffer();
    }

    /** Returns the body as a text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
