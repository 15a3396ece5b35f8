package io.switchboard.ingress.request;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * An answer as a whole. Nobody may change its bytes.
 *
 * @param contentType null where there is no body
 */
public record WebhookReply(
        int status,
        @Nullable String contentType,
        @SuppressWarnings("ArrayRecordComponent") byte[] body) {

    /** No automatic reply to a message. Anything in text/plain would be sent to the customer. */
    public static final WebhookReply EMPTY_TWIML = twiml("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>");

    /** Nothing at all: a body could raise warning 12300 on a callback. */
    public static final WebhookReply NO_CONTENT =
            new WebhookReply(HttpServletResponse.SC_NO_CONTENT, null, new byte[0]);

    /** To Conversations: go on as if we had not been asked. */
    public static final WebhookReply EMPTY_JSON =
            new WebhookReply(HttpServletResponse.SC_OK, "application/json", utf8("{}"));

    public static WebhookReply twiml(String twiml) {
        return new WebhookReply(HttpServletResponse.SC_OK, "text/xml;charset=UTF-8", utf8(twiml));
    }

    /** Writes it; when this returns it is on its way. */
    public void write(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        if (contentType != null) {
            response.setContentType(contentType);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
        response.flushBuffer();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
