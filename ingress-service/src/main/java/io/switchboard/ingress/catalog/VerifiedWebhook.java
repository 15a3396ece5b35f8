package io.switchboard.ingress.catalog;

import io.switchboard.directory.Account;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.TwilioEvent;
import io.switchboard.ingress.form.FormParameters;
import io.switchboard.ingress.request.ReceivedWebhook;
import io.switchboard.ingress.request.RejectionReason;
import io.switchboard.ingress.request.WebhookRejected;
import org.jspecify.annotations.Nullable;

/**
 * A webhook that Twilio sent, and the event it becomes.
 *
 * @param account whose token signed it
 * @param query the parameters of the URL
 * @param parameters Twilio's own: of the body, or of the URL where there is none
 * @param key the key of the event's record
 * @param wrongParameter the name of a parameter that Twilio does not send like this, see {@code TwilioParameters}; null
 *     where all are right. Whoever signed it, nothing may come of it
 */
public record VerifiedWebhook(
        WebhookFamily family,
        Account account,
        FormParameters query,
        FormParameters parameters,
        String key,
        CloudEvent<TwilioEvent> event,
        @Nullable String wrongParameter) {

    /** @throws WebhookRejected when a parameter is not as Twilio sends it */
    public void requireRight(ReceivedWebhook webhook) throws WebhookRejected {
        if (wrongParameter != null) {
            throw new WebhookRejected(RejectionReason.BAD_PARAMETERS, account.accountSid(), webhook, wrongParameter);
        }
    }
}
