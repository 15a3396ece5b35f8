package io.switchboard.ingress.webhook;

import io.switchboard.events.TwilioEventType;
import io.switchboard.ingress.form.Form;

/**
 * Twilio's own errors and warnings.
 *
 * @see <a href="https://www.twilio.com/docs/usage/troubleshooting/debugging-event-webhooks">Debugging events</a>
 */
final class DebuggerNames {

    private DebuggerNames() {}

    static EventName error(ReceivedWebhook webhook, Form parameters) {
        var sid = Naming.sid(parameters, "Sid");
        return new EventName(
                TwilioEventType.ERROR_LOGGED,
                sid.orElse(null),
                sid.orElseGet(() -> webhook.fingerprint(parameters)),
                Naming.keyOf(parameters));
    }
}
