package io.switchboard.ingress.webhook;

import java.util.Optional;

import io.switchboard.ingress.form.Form;

/**
 * Names the event that a webhook becomes. What Twilio signed is kept whatever is in it: without the SIDs that it
 * documents, the event goes by a hash of what came, and who reads it decides.
 */
interface Naming {

    EventName name(ReceivedWebhook webhook, Form parameters);

    /** The first of these parameters whose value can be a SID, a status or the like. */
    static Optional<String> word(Form parameters, String... names) {
        for (var name : names) {
            var value = parameters.first(name);
            if (value != null && Words.isWord(value)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** The value of a parameter, or the empty text. */
    static String text(Form parameters, String name) {
        var value = parameters.first(name);
        return value == null ? "" : value;
    }

    /** The first of these parameters, or the account: it orders what belongs to nothing else. */
    static String keyOf(Form parameters, String... names) {
        return word(parameters, names).or(() -> word(parameters, "AccountSid")).orElse("");
    }
}
