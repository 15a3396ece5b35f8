package io.switchboard.provisioning.comparison;

import io.switchboard.provisioning.accounts.TwilioText;
import io.switchboard.twilio.webhookrule.WebhookRule;

/**
 * A Webhook Rule of Twilio that concerns a URL of the number.
 *
 * @param matchType how it matches URLs
 * @param match the URL or the beginning of URLs; empty for all
 * @param hint what it means, as a sentence
 */
record AppliedRule(String id, String name, String matchType, String match, String hint) {

    private static final int MAX_LENGTH = 2048;
    private static final String HINT =
            "The rule's setting takes precedence over the timeouts and retries of the URL. If it signs with another key than the"
                    + " account's token, Switchboard rejects the webhooks.";

    static AppliedRule of(WebhookRule rule) {
        return new AppliedRule(
                TwilioText.cleaned(rule.id(), MAX_LENGTH),
                TwilioText.cleaned(rule.friendlyName(), MAX_LENGTH),
                TwilioText.cleaned(rule.matchType(), MAX_LENGTH),
                TwilioText.cleaned(rule.match(), MAX_LENGTH),
                HINT);
    }
}
