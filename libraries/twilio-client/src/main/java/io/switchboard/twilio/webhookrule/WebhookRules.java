package io.switchboard.twilio.webhookrule;

import java.util.List;

import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.TwilioApi;
import io.switchboard.twilio.failure.TwilioUnavailable;

/**
 * Reads the webhook rules of one account. Twilio calls this API a public beta.
 *
 * @see <a href="https://www.twilio.com/docs/usage/webhooks/webhook-configuration">Webhooks configuration API</a>
 */
public final class WebhookRules {

    private static final String RULES = "/v1/Webhooks/Rules";

    private final TwilioApi api;

    public WebhookRules(TwilioAccount account) {
        this.api = account.api().product("webhooks");
    }

    /** Returns the first page of the rules; none for an account without that API. */
    public List<WebhookRule> list() {
        return api.find(RULES)
                .map(answer -> {
                    var rules = answer.path("rules");
                    if (!rules.isArray()) {
                        throw new TwilioUnavailable("The answer to %s has no rules".formatted(RULES), true);
                    }
                    return rules.valueStream().map(WebhookRule::of).toList();
                })
                .orElse(List.of());
    }
}
