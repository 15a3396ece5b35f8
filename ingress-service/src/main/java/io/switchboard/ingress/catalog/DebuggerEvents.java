package io.switchboard.ingress.catalog;

import io.switchboard.events.twilio.TwilioEventType;
import io.switchboard.ingress.form.FormParameters;
import io.switchboard.ingress.request.ReceivedWebhook;

/**
 * Maps Twilio's errors and warnings to events.
 *
 * @see <a href="https://www.twilio.com/docs/usage/troubleshooting/debugging-event-webhooks">Debugging events</a>
 */
final class DebuggerEvents {

    private DebuggerEvents() {}

    static EventIdentity error(ReceivedWebhook webhook, FormParameters parameters) {
        var sid = EventMapping.sid(parameters, "Sid");
        return new EventIdentity(
                TwilioEventType.ERROR_LOGGED,
                sid.orElse(null),
                sid.orElseGet(() -> webhook.fingerprint(parameters)),
                EventMapping.keyOf(parameters));
    }
}
