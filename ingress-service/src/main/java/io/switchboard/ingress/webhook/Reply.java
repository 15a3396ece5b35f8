package io.switchboard.ingress.webhook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * An answer as a whole. Nobody may change its bytes.
 *
 * @param contentType null where there is no body
 */
record Reply(
        int status,
        @Nullable String contentType,
        @SuppressWarnings("ArrayRecordComponent") byte[] body) {

    /** No automatic reply to a message. Anything in text/plain would be sent to the customer. */
    static final Reply EMPTY_TWIML = twiml("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>");

    /** Nothing at all: a body could raise warning 12300 on a callback. */
    static final Reply NO_CONTENT = new Reply(HttpServletResponse.SC_NO_CONTENT, null, new byte[0]);

    /** To Conversations: go on as if we had not been asked. */
    static final Reply EMPTY_JSON = new Reply(HttpServletResponse.SC_OK, "application/json", utf8("{}"));

    static Reply twiml(String twiml) {
        return new Reply(HttpServletResponse.SC_OK, "text/xml;charset=UTF-8", utf8(twiml));
    }

    /** Writes it; when this returns it is on its way. */
    void write(HttpServletResponse response) throws IOException {
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
