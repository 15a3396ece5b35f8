package io.switchboard.ingress.webhook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletResponse;

/**
 * What Twilio hears when all is well.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/twiml">TwiML for messaging</a>
 */
enum Answer {
    /** Empty TwiML: no automatic reply. Anything in text/plain would be sent to the customer as a message. */
    EMPTY_TWIML {
        @Override
        void write(HttpServletResponse response) throws IOException {
            write(response, HttpServletResponse.SC_OK, "text/xml;charset=UTF-8", TWIML);
        }
    },

    /** Nothing at all: a body could raise warning 12300 on a callback. */
    NO_CONTENT {
        @Override
        void write(HttpServletResponse response) throws IOException {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            response.flushBuffer();
        }
    };

    private static final byte[] TWIML =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>".getBytes(StandardCharsets.UTF_8);

    abstract void write(HttpServletResponse response) throws IOException;

    /** Writes an answer as a whole; when this returns it is on its way. */
    static void write(HttpServletResponse response, int status, String contentType, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType(contentType);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }
}
