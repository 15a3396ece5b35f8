package io.switchboard.ingress.webhook;

import io.switchboard.directory.Account;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.TwilioEvent;
import io.switchboard.ingress.form.Form;

/**
 * A webhook that Twilio sent, and the event it becomes.
 *
 * @param account whose token signed it
 * @param query the parameters of the URL
 * @param parameters Twilio's own: of the body, or of the URL where there is none
 * @param key the key of the event's record
 */
record VerifiedWebhook(
        WebhookFamily family,
        Account account,
        Form query,
        Form parameters,
        String key,
        CloudEvent<TwilioEvent> event) {}
