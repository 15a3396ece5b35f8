package io.switchboard.ingress.verification;

import java.util.Optional;

import io.switchboard.ingress.catalog.RequiredParameters;
import io.switchboard.ingress.catalog.WebhookFamily;
import io.switchboard.ingress.form.FormParameters;
import io.switchboard.ingress.request.ReceivedWebhook;

/**
 * Checks that the parameters that determine an event have exactly the form that Twilio gives them.
 *
 * <p>Twilio signs a form as the URL followed by names and values, ordered by name, without separators. An attacker who has
 * intercepted one request can therefore move the boundaries and the signature stays valid: {@code MessageSid=SM…} and
 * {@code NumMedia=0} become {@code MessageSid=SM…NumMedia0}. A parameter that determines an event is accepted only in a form
 * that cannot result from this: once, complete, and of the length that Twilio produces. Only the end of a free text can be
 * changed; such a request has the id of the intercepted one and is a duplicate.
 *
 * @see <a href="https://www.twilio.com/docs/usage/security#validating-requests">Validating requests</a>
 */
final class TwilioParameters {

    /** The beginning of a form that was moved into the target; no URL contains it otherwise. */
    private static final String FORM_IN_TARGET = "AccountSidAC";

    private TwilioParameters() {}

    /** Returns the name of a parameter that is missing or not as Twilio sends it; empty when all are valid. */
    static Optional<String> findInvalid(ReceivedWebhook webhook, WebhookFamily family, FormParameters parameters) {
        if (webhook.target().contains(FORM_IN_TARGET)) {
            return Optional.of("AccountSid");
        }
        return findMalformed(family, parameters)
                .or(() -> RequiredParameters.findMissing(family, parameters))
                .or(() -> webhook.isForm() ? MovedBoundaries.find(webhook, parameters.parameters()) : Optional.empty());
    }

    private static Optional<String> findMalformed(WebhookFamily family, FormParameters parameters) {
        for (var parameter : parameters.parameters().entrySet()) {
            if (ParameterFormats.isMalformed(family, parameter.getKey(), parameter.getValue())) {
                return Optional.of(parameter.getKey());
            }
        }
        return Optional.empty();
    }
}
