package io.switchboard.conversation.call.request;

import java.net.URI;
import java.time.Duration;

/** Writes the TwiML that connects an agent who picked up with the customer. */
final class CallTwiml {

    private CallTwiml() {}

    /**
     * Returns the document.
     *
     * @param from the tenant's number, which the customer sees
     * @param to the customer's number
     * @param statusCallback where Twilio reports the progress of the customer's leg to
     */
    static String connecting(String from, String to, URI statusCallback, Duration ringTime) {
        return "<Response><Dial callerId=\"%s\" timeout=\"%d\"><Number statusCallback=\"%s\" statusCallbackMethod=\"POST\""
                        .formatted(escaped(from), ringTime.toSeconds(), escaped(statusCallback.toString()))
                + " statusCallbackEvent=\"initiated ringing answered completed\">%s</Number></Dial></Response>"
                        .formatted(escaped(to));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
