package io.switchboard.ingress.catalog;

import java.util.Optional;
import java.util.function.Predicate;

import io.switchboard.ingress.form.FormParameters;
import io.switchboard.ingress.request.ReceivedWebhook;
import io.switchboard.ingress.request.SafeText;

/**
 * Maps a webhook to the identity of its event. A webhook without the SIDs that Twilio documents gets a hash of its content as
 * id, because everything that Twilio signed is recorded and its consumer decides.
 */
interface EventMapping {

    EventIdentity identify(ReceivedWebhook webhook, FormParameters parameters);

    /** Returns the first of these parameters whose value is a SID. */
    static Optional<String> sid(FormParameters parameters, String... names) {
        return first(parameters, SafeText::isSid, names);
    }

    /** Returns the first of these parameters whose value has the form of a status or a number. */
    static Optional<String> word(FormParameters parameters, String... names) {
        return first(parameters, SafeText::isWord, names);
    }

    private static Optional<String> first(FormParameters parameters, Predicate<String> hasForm, String... names) {
        for (var name : names) {
            var value = parameters.first(name);
            if (value != null && hasForm.test(value)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** Returns the value of a parameter, or the empty text. */
    static String text(FormParameters parameters, String name) {
        var value = parameters.first(name);
        return value == null ? "" : value;
    }

    /** Returns the first of these SIDs, or the account: events that belong to nothing else are ordered by account. */
    static String keyOf(FormParameters parameters, String... names) {
        return sid(parameters, names).or(() -> word(parameters, "AccountSid")).orElse("");
    }
}
