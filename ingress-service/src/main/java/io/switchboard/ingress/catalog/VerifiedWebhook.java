package io.switchboard.ingress.catalog;

import java.time.Duration;

import io.switchboard.directory.Account;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.ingress.form.FormParameters;
import io.switchboard.ingress.request.ReceivedWebhook;
import io.switchboard.ingress.request.RejectionReason;
import io.switchboard.ingress.request.WebhookRejected;
import io.switchboard.ingress.request.WebhookReply;
import org.jspecify.annotations.Nullable;

/**
 * Holds a webhook with a valid signature and the event that it becomes.
 *
 * @param account the account whose token signed it
 * @param query the parameters of the URL
 * @param parameters the parameters of Twilio: of the body, or of the URL when there is no body
 * @param key the key of the event's record
 * @param invalidParameter the name of a parameter that is not as Twilio sends it, see {@code TwilioParameters}; null when all
 *     are valid. The event must not be published then, in spite of the signature
 */
public record VerifiedWebhook(
        WebhookFamily family,
        Account account,
        FormParameters query,
        FormParameters parameters,
        String key,
        CloudEvent<TwilioEvent> event,
        @Nullable String invalidParameter) {

    /** Returns the event with the answer to the webhook. Of the bodies only that of a call's answer says something. */
    public CloudEvent<TwilioEvent> answered(WebhookReply reply, Duration taken) {
        var answer = new TwilioEvent.Answer(
                reply.status(), family.isCall() ? reply.text() : null, Math.toIntExact(taken.toMillis()));
        return event.withData(event.data().answered(answer));
    }

    /**
     * Requires that all parameters are as Twilio sends them.
     *
     * @throws WebhookRejected when one is not
     */
    public void requireValidParameters(ReceivedWebhook webhook) throws WebhookRejected {
        if (invalidParameter != null) {
            throw new WebhookRejected(RejectionReason.BAD_PARAMETERS, account.accountSid(), webhook, invalidParameter);
        }
    }
}
