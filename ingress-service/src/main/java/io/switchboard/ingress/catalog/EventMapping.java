package io.switchboard.ingress.catalog;

import java.util.Optional;
import java.util.function.Predicate;

import io.switchboard.ingress.form.FormParameters;
import io.switchboard.ingress.request.ReceivedWebhook;
import io.switchboard.ingress.request.SafeText;

/**
 * Names the event that a webhook becomes. What Twilio signed is kept whatever is in it: without the SIDs that it
 * documents, the event goes by a hash of what came, and who reads it decides.
 */
public interface EventMapping {

    EventIdentity name(ReceivedWebhook webhook, FormParameters parameters);

    /** The first of these parameters whose value is a SID. */
    static Optional<String> sid(FormParameters parameters, String... names) {
        return first(parameters, SafeText::isSid, names);
    }

    /** The first of these parameters whose value can be a status, a number or the like. */
    static Optional<String> word(FormParameters parameters, String... names) {
        return first(parameters, SafeText::isWord, names);
    }

    private static Optional<String> first(FormParameters parameters, Predicate<String> isWanted, String... names) {
        for (var name : names) {
            var value = parameters.first(name);
            if (value != null && isWanted.test(value)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** The value of a parameter, or the empty text. */
    static String text(FormParameters parameters, String name) {
        var value = parameters.first(name);
        return value == null ? "" : value;
    }

    /** The first of these parameters, or the account: it orders what belongs to nothing else. */
    static String keyOf(FormParameters parameters, String... names) {
        return sid(parameters, names).or(() -> word(parameters, "AccountSid")).orElse("");
    }
}
