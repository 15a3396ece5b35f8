package io.switchboard.ingress.webhook;

import io.switchboard.directory.Account;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.TwilioEvent;
import io.switchboard.ingress.form.Form;
import org.jspecify.annotations.Nullable;

/**
 * A webhook that Twilio sent, and the event it becomes.
 *
 * @param account whose token signed it
 * @param query the parameters of the URL
 * @param parameters Twilio's own: of the body, or of the URL where there is none
 * @param key the key of the event's record
 * @param wrongParameter the name of a parameter that Twilio does not send like this, see {@link TwilioParameters}; null
 *     where all are right. Whoever signed it, nothing may come of it
 */
record VerifiedWebhook(
        WebhookFamily family,
        Account account,
        Form query,
        Form parameters,
        String key,
        CloudEvent<TwilioEvent> event,
        @Nullable String wrongParameter) {

    /** @throws Refused when a parameter is not as Twilio sends it */
    void requireRight(ReceivedWebhook webhook) throws Refused {
        if (wrongParameter != null) {
            throw new Refused(Refusal.BAD_PARAMETERS, account.accountSid(), webhook, wrongParameter);
        }
    }
}
